using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Exports.StrongSwan;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

public sealed class RefusalTests
{
    [Fact]
    public void Export_BeforeTheRun_NamesEveryMissingAddress()
    {
        foreach (var renderer in RendererBook.All)
        {
            var outcome = renderer.Render(ExportSamples.Context() with { Addresses = KnownAddresses.None });
            Assert.Null(outcome.Value);
            Assert.Equal(4, outcome.Refusals.Count);
            Assert.All(outcome.Refusals, refusal => Assert.Equal("export-address-missing", refusal.Code));
            Assert.All(outcome.Refusals, refusal => Assert.Equal(Severity.Error, refusal.Severity));
            Assert.All(outcome.Refusals, refusal => Assert.NotEqual(refusal.Reason.Zh, refusal.Reason.En));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("198.51.100")]
    [InlineData("198.51.100.87; reboot")]
    [InlineData(" 198.51.100.87")]
    [InlineData("2001:db8::1")]
    public void Export_AnAddressThatIsNone_IsRefused(string ip) => AssertRefused("export-address-missing", MasterOfOne(ip));

    [Fact]
    public void Export_TheSameAddressOnBothEnds_IsRefused() => AssertRefused("export-address-twice", MasterOfOne("203.0.113.207"));

    [Fact]
    public void Export_AGatewayInsideItsOwnNetworks_IsRefused() => AssertRefused("export-address-inside-subnet", MasterOfOne("10.0.0.9"));

    [Fact]
    public void RevealedExport_WithoutKeys_IsRefusedForBothTunnels()
    {
        var outcome = new StrongSwanRenderer().Render(ExportSamples.Context(secrets: SecretMode.Revealed) with { Keys = PskSource.None });
        Assert.Equal(["tunnel1.psk", "tunnel2.psk"], outcome.Refusals.Select(refusal => refusal.Path));
        Assert.NotNull(new StrongSwanRenderer().Render(ExportSamples.Context() with { Keys = PskSource.None }).Value);
    }

    [Fact]
    public void StrongSwan_ALifetimeWhoseRenewalWouldVanish_IsRefused()
    {
        var draft = ExportSamples.Draft().With(FieldPaths.IpsecLifetime, "1");
        var outcome = new StrongSwanRenderer().Render(ExportSamples.Context(draft: draft));
        Assert.Equal(FieldPaths.IpsecLifetime, Assert.Single(outcome.Refusals).Path);
    }

    [Fact]
    public void View_StandsWhereThePeerIs()
    {
        var view = ExportSamples.Context(SideKey.Two).Device().Value!;
        Assert.Equal("VPN网关1", view.Device.GatewayName);
        Assert.Equal(["198.51.100.87", "198.51.100.78"], view.Tunnels.Select(tunnel => tunnel.DeviceIp));
        Assert.Equal(["169.254.10.1", "169.254.20.1"], view.Tunnels.Select(tunnel => tunnel.DeviceInsideIp));
        Assert.Equal("192.168.0.0/16", Assert.Single(view.VpcSubnets).ToString());
        Assert.False(view.HasEqualIds);
    }

    [Fact]
    public void Swanctl_EqualIdsOnBothTunnels_AllowsBothToLive()
    {
        var view = ExportSamples.Context().Device().Value!;
        var equal = view with { Tunnels = view.Tunnels.Select(tunnel => tunnel with { DeviceId = "192.0.2.1", AlibabaId = "192.0.2.2" }).ToEquatableArray() };
        Assert.Contains("unique = never", Text(equal), StringComparison.Ordinal);
        Assert.DoesNotContain("unique", Text(view), StringComparison.Ordinal);
    }

    private static string Text(DeviceView view) =>
        SwanctlWriter.Write(SwanctlConnections.Build(view, ExportLanguage.English, SecretMode.Masked));

    private static KnownAddresses MasterOfOne(string ip)
    {
        var one = ExportSamples.Addresses.One;
        return ExportSamples.Addresses with { One = one with { Master = one.Master with { PublicIp = ip } } };
    }

    private static void AssertRefused(string code, KnownAddresses addresses)
    {
        foreach (var renderer in RendererBook.All)
            Assert.Equal(code, Assert.Single(renderer.Render(ExportSamples.Context() with { Addresses = addresses }).Refusals).Code);
    }
}
