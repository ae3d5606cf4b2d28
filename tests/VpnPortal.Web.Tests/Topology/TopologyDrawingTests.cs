using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Web.Features.Development;
using VpnPortal.Web.Shared.Topology;
using VpnPortal.Web.Tests.Components;

namespace VpnPortal.Web.Tests.Topology;

public sealed class TopologyDrawingTests
{
    [Fact]
    public async Task Drawing_IsHiddenFromScreenReaders_TheListSaysTheSame()
    {
        await using var host = new ComponentHost();
        await host.RenderAsync<TopologyDrawing>(("View", SampleTopology.Whole));
        Assert.Equal(2, await host.CountAsync("svg.topology-wide[aria-hidden=true], svg.topology-narrow[aria-hidden=true]"));
        Assert.Equal(4, await host.CountAsync("ul.visually-hidden > li"));
        var list = (await host.FindAsync("ul.visually-hidden")).TextContent;
        foreach (var name in new[] { "VPN网关1", "ASN 65530", "eu-central-1b vsw-1", "47.254.20.22", "169.254.10.0/30", "主隧道：已连通", "IPsec连接2", "目的路由 10.0.0.0/16，正常，发布到VPC" })
            Assert.Contains(name, list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drawing_WithoutAnAct_HasNothingToFocus()
    {
        await using var host = new ComponentHost();
        await host.RenderAsync<TopologyDrawing>(("View", SampleTopology.Empty));
        Assert.Equal(0, await host.CountAsync("button, a, [tabindex]"));
    }

    [Fact]
    public async Task MissingParts_AreDashedAndNamed_InTheListToo()
    {
        await using var host = new ComponentHost("en");
        await host.RenderAsync<TopologyDrawing>(("View", SampleTopology.Empty));
        Assert.Equal(8, await host.CountAsync(".drawn-end.drawn-missing"));
        Assert.Contains("no public IP yet", (await host.FindAsync("svg")).TextContent, StringComparison.Ordinal);
        Assert.Equal(5, await host.CountAsync("ul.visually-hidden > li"));
        var missing = (await host.FindAsync("ul.visually-hidden > li:last-child")).TextContent;
        Assert.Contains("Still missing:", missing, StringComparison.Ordinal);
        Assert.Contains("VPC1: no VPC chosen yet, no region chosen yet, networks not known yet", missing, StringComparison.Ordinal);
        Assert.Contains("Slave tunnel: no tunnel CIDR yet", missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataCentre_WithOneIp_EndsBothTunnelsThere()
    {
        await using var host = new ComponentHost();
        await host.RenderAsync<TopologyDrawing>(("View", SampleScenarios.OneIp));
        Assert.Equal(3, await host.CountAsync(".topology-wide .drawn-end"));
        Assert.Equal(1, await host.CountAsync(".topology-wide .drawn-site"));
        var list = (await host.FindAsync("ul.visually-hidden")).TextContent;
        Assert.Contains("两条隧道共用公网 IP：203.0.113.10", list, StringComparison.Ordinal);
        Assert.Contains("BGP 会话 169.254.20.1 与 169.254.20.2：已连通", list, StringComparison.Ordinal);
        Assert.DoesNotContain("尚缺", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_OfWhichNobodyAskedMore_LacksNothing()
    {
        await using var host = new ComponentHost();
        var site = (DataCentreSide)SampleScenarios.TwoIps.Two;
        var view = SampleScenarios.TwoIps with { Two = site with { Device = site.Device with { Name = null, Model = null, Asn = null }, Routing = StaticRouting.OnDevice } };
        await host.RenderAsync<TopologyDrawing>(("View", view));
        var drawing = (await host.FindAsync(".topology-wide")).TextContent;
        Assert.Contains("本地网关设备", drawing, StringComparison.Ordinal);
        Assert.Contains("设备上的路由", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("未填写", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("尚缺", (await host.FindAsync("ul.visually-hidden")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SingleTunnelConnections_HaveNamesWeightsAndHealthChecks()
    {
        await using var host = new ComponentHost();
        await host.RenderAsync<TopologyDrawing>(("View", SampleScenarios.Classic));
        var drawing = (await host.FindAsync(".topology-wide")).TextContent;
        foreach (var words in new[] { "IPsec连接1", "正常 · 权重 100 · IPsec连接1", "备用 · 权重 0 · IPsec连接2", "健康检查 失败" })
            Assert.Contains(words, drawing, StringComparison.Ordinal);
        // Nothing is missing that such a gateway does not have.
        Assert.DoesNotContain("未填写", drawing, StringComparison.Ordinal);
        Assert.Contains("IPsec连接2 权重 0 备用", (await host.FindAsync("ul.visually-hidden")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bgp_ShowsTheSessionOfEachTunnel_WithTheHostsAtItsEnds()
    {
        await using var host = new ComponentHost("en");
        await host.RenderAsync<TopologyDrawing>(("View", SampleScenarios.Bgp));
        var drawing = (await host.FindAsync(".topology-wide")).TextContent;
        foreach (var words in new[] { "BGP up", "BGP down", ".1", ".2", "BGP route to 192.168.0.0/16", "no auto-propagation" })
            Assert.Contains(words, drawing, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TunnelRole.Master, 0)]
    [InlineData(TunnelRole.Slave, 1)]
    public void End_OfATunnel_FollowsItsRole_OrIsShared(TunnelRole role, int end)
    {
        var two = (DataCentreSide)SampleScenarios.TwoIps.Two;
        Assert.Equal(two.Device.PublicIps[end], two.PublicIp(role));
        Assert.Equal("203.0.113.10", SampleScenarios.OneIp.Two.PublicIp(role));
        Assert.Equal("47.98.10.21", SampleScenarios.Classic.One.PublicIp(role));
    }

    [Fact]
    public void Layout_WithSessionsAndRoutes_KeepsEveryPartInsideItsFrame()
    {
        foreach (var view in new[] { SampleTopology.Whole, SampleScenarios.Bgp, SampleScenarios.TwoIps, SampleScenarios.OneIp, SampleScenarios.Classic })
        foreach (var layout in new[] { TopologyLayout.Wide(view), TopologyLayout.Narrow(view) })
        foreach (var (place, side) in new[] { (layout.One, view.One), (layout.Two, view.Two) })
        {
            var lines = side.Routing is StaticRouting { Routes.Count: > 1 and var count } ? count + 1 : 1;
            Assert.True(place.RouteTextY + (19 * lines) + 8 <= place.Frame.Bottom);
            Assert.True(place.Gateway.X > place.Frame.X && place.Gateway.Bottom < place.Frame.Bottom && place.Gateway.Y > place.Frame.Y);
            Assert.All(place.Ends(side.EndCount), box => Assert.True(box.Bottom < place.Gateway.Bottom && box.Y > place.Gateway.Y));
            Assert.True(place.Frame.Right <= layout.Width && place.Frame.Bottom <= layout.Height);
            Assert.True(layout.Slave.SessionY < layout.Internet.Bottom);
        }
    }
}
