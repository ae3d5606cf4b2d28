using System.Collections.Immutable;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>The documented designs as complete drafts, and regions to move them to.</summary>
internal static partial class TestDrafts
{
    public const string Frankfurt = "eu-central-1";
    public const string Singapore = "ap-southeast-1";
    public const string Seoul = "ap-northeast-2";
    public const string Hangzhou = "cn-hangzhou";
    public const string HongKong = "cn-hongkong";
    public const string Dubai = "me-east-1";

    public const string MasterKey = "kV7mQx2RtB9pLw4ZcN8hYd3Gf6JsAe5T";
    public const string SlaveKey = "Wq3Zt8HbY5nRc2KxE7vDf9MgL4jPs6Ua";

    public static readonly ImmutableDictionary<string, Landscape> Landscapes = new[]
    {
        Region(Frankfurt, [Frankfurt + "a", Frankfurt + "b", Frankfurt + "c"], [Vpc("vpc-1", "VPC1", Frankfurt, "10.0.0.0/16"), Vpc("vpc-2", "VPC2", Frankfurt, "192.168.0.0/16")],
            [
                VSwitch("vsw-1b", "vpc-1", Frankfurt + "b", "10.0.10.0/24"), VSwitch("vsw-1c", "vpc-1", Frankfurt + "c", "10.0.20.0/24"),
                VSwitch("vsw-1c-full", "vpc-1", Frankfurt + "c", "10.0.30.0/24", free: 0), VSwitch("vsw-1d", "vpc-1", Frankfurt + "d", "10.0.40.0/24"),
                VSwitch("vsw-2b", "vpc-2", Frankfurt + "b", "192.168.10.0/24"), VSwitch("vsw-2c", "vpc-2", Frankfurt + "c", "192.168.20.0/24"),
            ]),
        Region(Seoul, [Seoul + "a"], [Vpc("vpc-s", "Seoul", Seoul, "172.16.0.0/16")],
            [
                VSwitch("vsw-s1", "vpc-s", Seoul + "a", "172.16.1.0/24"), VSwitch("vsw-s2", "vpc-s", Seoul + "a", "172.16.2.0/24"),
                VSwitch("vsw-s-one-left", "vpc-s", Seoul + "a", "172.16.3.0/24", free: 1),
            ]),
        Small(Singapore), Small(Hangzhou), Small(HongKong),
        Region(Dubai, [], [Vpc("vpc-d", "Dubai", Dubai, "172.18.0.0/16")], []),
        WithGateways(),
    }.ToImmutableDictionary(landscape => landscape.RegionId, StringComparer.Ordinal);

    /// <summary>Complete and without any finding.</summary>
    public static VpnDraft Complete() => VpnDraft.Empty(VpcToVpcFields.Scenario)
        .With(FieldPaths.Name, "fra-prod")
        .Place(SideKey.One, Frankfurt, "vpc-1", "vsw-1b", "vsw-1c")
        .Place(SideKey.Two, Frankfurt, "vpc-2", "vsw-2b", "vsw-2c")
        .WithPsk(TunnelRole.Master, MasterKey)
        .WithPsk(TunnelRole.Slave, SlaveKey);

    public static VpnDraft Place(this VpnDraft draft, SideKey side, string region, string vpc, string first, string second) => draft
        .With(FieldPaths.Region(side), region)
        .With(FieldPaths.Vpc(side), vpc)
        .With(FieldPaths.VSwitch(side, TunnelRole.Master), first)
        .With(FieldPaths.VSwitch(side, TunnelRole.Slave), second);

    /// <summary>Side 2 in a region that has one VPC and two vSwitches in different zones.</summary>
    public static VpnDraft PlaceTwo(this VpnDraft draft, string region) =>
        draft.Place(SideKey.Two, region, $"vpc-{region}", $"vsw-{region}-1", $"vsw-{region}-2");

    /// <summary>Side 2 in the region that has one zone.</summary>
    public static VpnDraft PlaceTwoInSeoul(this VpnDraft draft, string first = "vsw-s1", string second = "vsw-s2") =>
        draft.Place(SideKey.Two, Seoul, "vpc-s", first, second);

    public static VpnDraft WithPsk(this VpnDraft draft, TunnelRole role, string key) =>
        draft.With(FieldPaths.Psk(role), new PresharedKey(key));

    public static Compilation Compile(this VpnDraft draft, IReadOnlyDictionary<string, Landscape>? landscapes = null) =>
        DraftCompiler.Compile(draft, landscapes ?? Landscapes);

    /// <summary>All regions with one of them changed.</summary>
    public static ImmutableDictionary<string, Landscape> Where(string region, Func<Landscape, Landscape> change) =>
        Landscapes.SetItem(region, change(Landscapes[region]));

    /// <summary>All regions of an account of which something is known.</summary>
    public static ImmutableDictionary<string, Landscape> Where(AccountFacts account) => Landscapes.ToImmutableDictionary(
        pair => pair.Key, pair => pair.Value with { Account = account }, StringComparer.Ordinal);

    private static Landscape Small(string region) => Region(
        region, [region + "-a", region + "-b"], [Vpc($"vpc-{region}", region, region, "172.17.0.0/16")],
        [VSwitch($"vsw-{region}-1", $"vpc-{region}", region + "-a", "172.17.1.0/24"), VSwitch($"vsw-{region}-2", $"vpc-{region}", region + "-b", "172.17.2.0/24")]);

    private static Landscape Region(string id, string[] zones, DiscoveredVpc[] vpcs, DiscoveredVSwitch[] vSwitches) =>
        new(id, zones.ToEquatableArray(), vpcs.ToEquatableArray(), vSwitches.ToEquatableArray());

    private static DiscoveredVpc Vpc(string id, string name, string region, params string[] cidrs) => new(id, name, region, cidrs.ToEquatableArray());

    private static DiscoveredVSwitch VSwitch(string id, string vpc, string zone, string cidr, int free = 200) => new(id, id, vpc, zone, cidr, free);
}
