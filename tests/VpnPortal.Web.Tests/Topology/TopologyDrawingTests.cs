using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Web.Shared.Topology;
using VpnPortal.Web.Tests.Components;

namespace VpnPortal.Web.Tests.Topology;

public sealed class TopologyDrawingTests
{
    private static readonly TopologyEnd NoEnd = new(null, null, null);

    private static readonly TopologyView Empty = new(
        Side(SideKey.One), Side(SideKey.Two), new(TunnelRole.Master, DisplayState.Planned, null), new(TunnelRole.Slave, DisplayState.Planned, null));

    [Fact]
    public async Task Drawing_IsHiddenFromScreenReaders_TheListSaysTheSame()
    {
        await using var host = new ComponentHost();
        await host.RenderAsync<TopologyDrawing>(("View", Empty with { One = Empty.One with { GatewayName = "VPN网关1", Asn = "65530" } }));
        Assert.Equal(2, await host.CountAsync("svg.topology-wide[aria-hidden=true], svg.topology-narrow[aria-hidden=true]"));
        Assert.Equal(14, await host.CountAsync("ul.visually-hidden > li"));
        Assert.Contains("VPN网关1", (await host.FindAsync("ul.visually-hidden")).TextContent, StringComparison.Ordinal);
        Assert.Contains("ASN 65530", (await host.FindAsync("ul.visually-hidden")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drawing_WithoutAnAct_HasNothingToFocus()
    {
        await using var host = new ComponentHost();
        await host.RenderAsync<TopologyDrawing>(("View", Empty));
        Assert.Equal(0, await host.CountAsync("button, a, [tabindex]"));
    }

    [Fact]
    public async Task MissingParts_AreDashedAndNamed()
    {
        await using var host = new ComponentHost("en");
        await host.RenderAsync<TopologyDrawing>(("View", Empty));
        Assert.Equal(8, await host.CountAsync(".drawn-end.drawn-missing"));
        Assert.Contains("no public IP yet", (await host.FindAsync("svg")).TextContent, StringComparison.Ordinal);
    }

    private static TopologySide Side(SideKey key) => new(
        key, null, null, null, null, DisplayState.Planned, null, NoEnd, NoEnd, null, key == SideKey.One, null, RoutePublished: false);
}
