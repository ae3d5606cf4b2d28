using VpnPortal.Core.Primitives;
using VpnPortal.Core.Reachability;

namespace VpnPortal.Core.Tests.Reachability;

/// <summary>The walk itself, on tables that no plan leads to as well.</summary>
public sealed class RoutingModelTests
{
    private static readonly Cidr Ten = Cidr.Parse("10.0.0.0/8"), Lan = Cidr.Parse("192.168.0.0/16"), Part = Cidr.Parse("192.168.7.0/24");

    [Fact]
    public void Follow_TwoThatPointAtEachOther_IsALoop()
    {
        var model = Model(Router("a", null, new TableEntry(Lan, "b")), Router("b", null, new TableEntry(Lan, "a")));
        Assert.Equal(WalkEnd.Loop, model.Follow("a", Lan).End);
    }

    [Fact]
    public void Follow_LongestPrefixThenPreference_Decides()
    {
        var model = Model(
            Router("a", null, new TableEntry(Cidr.Any, "wrong"), new TableEntry(Lan, "right", TunnelRole.Slave, 100), new TableEntry(Lan, "right", TunnelRole.Master, 200)),
            Router("right", Lan), Router("wrong", null));
        Assert.Equal((WalkEnd.Arrived, "right", TunnelRole.Master), model.Follow("a", Part) is var walk ? (walk.End, walk.At.Key, walk.Through!.Value) : default);
        Assert.Equal((WalkEnd.NoRoute, "wrong"), model.Follow("a", Ten) is var lost ? (lost.End, lost.At.Key) : default);
    }

    [Fact]
    public void Follow_RouteForAPartOnly_DoesNotCarryTheWhole() =>
        Assert.Equal(WalkEnd.NoRoute, Model(Router("a", null, new TableEntry(Part, "b")), Router("b", Lan)).Follow("a", Lan).End);

    [Fact]
    public void Follow_NetworkOfTheStart_StaysThere() => Assert.Equal(WalkEnd.StaysLocal, Model(Router("a", Lan, new TableEntry(Part, "b")), Router("b", Part)).Follow("a", Part).End);

    [Fact]
    public void Follow_RouteIntoNothing_IsDroppedThere() => Assert.Equal(WalkEnd.TunnelsDown, Model(Router("a", null, new TableEntry(Lan, null))).Follow("a", Lan).End);

    private static RoutingModel Model(params Router[] routers) => new(routers);

    private static Router Router(string key, Cidr? local, params TableEntry[] table) =>
        new(key, new(key, key), SideKey.One, (local is { } own ? new[] { own } : []).ToEquatableArray(), table.ToEquatableArray());
}
