using System.Text;
using System.Text.RegularExpressions;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Exports.StrongSwan;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

public sealed class SwanctlRoundTripTests
{
    public static TheoryData<string, SideKey> Devices()
    {
        var devices = new TheoryData<string, SideKey>();
        foreach (var design in ExportDesigns.All)
            foreach (var side in design.CloudSides) devices.Add(design.Key, side);
        return devices;
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Swanctl_ReadBack_HoldsTheTunnelsOfTheView(string design, SideKey cloudSide)
    {
        var context = ExportSamples.Context(ExportDesigns.Find(design), cloudSide, secrets: SecretMode.Revealed);
        var read = Read(context);
        foreach (var tunnel in context.Device().Value!.Tunnels)
        {
            var connection = $"connections.ali-t{tunnel.Index}";
            Assert.Equal(tunnel.DeviceIp, read[$"{connection}.local_addrs"]);
            Assert.Equal(tunnel.AlibabaIp, read[$"{connection}.remote_addrs"]);
            Assert.Equal(tunnel.DeviceId, read[$"{connection}.local.id"]);
            Assert.Equal(tunnel.AlibabaId, read[$"{connection}.remote.id"]);
            Assert.Equal("aes256-sha256-modp2048", read[$"{connection}.proposals"]);
            Assert.Equal("aes256-sha256-modp2048", read[$"{connection}.children.ali-t{tunnel.Index}.esp_proposals"]);
            Assert.Equal(tunnel.Psk!.Reveal(), Secret(read, tunnel.Index));
        }
    }

    /// <summary>Local in swanctl, an address of an interface, the router id or the next hop of nothing: no file takes a gateway's address for the device's own.</summary>
    [Theory]
    [MemberData(nameof(Devices))]
    public void Device_AnAlibabaAddress_NeverStandsAsLocal(string design, SideKey cloudSide)
    {
        var context = ExportSamples.Context(ExportDesigns.Find(design), cloudSide, secrets: SecretMode.Revealed);
        var view = context.Device().Value!;
        var cloud = view.Tunnels.SelectMany(tunnel => new[] { tunnel.AlibabaIp, tunnel.Inside?.AlibabaIp, tunnel.HealthCheck?.Source }).OfType<string>().ToHashSet();
        var export = ExportSamples.Render(new StrongSwanRenderer(), context);
        Assert.All(
            SwanctlReader.Read(export.FileText("swanctl.conf")).Where(setting => setting.Key.Contains("local", StringComparison.Ordinal)),
            setting => Assert.DoesNotContain(setting.Value, cloud));
        var own = export.Files.SelectMany(file => Regex.Matches(file.Content, @"(?:holder|router-id|ip addr replace|from|add alivpn. 10. \S+) ([0-9.]+)[ /)]").Select(match => match.Groups[1].Value)).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, address => Assert.DoesNotContain(address, cloud));
    }

    [Fact]
    public void Swanctl_EveryLegalKey_SurvivesByteForByte()
    {
        foreach (var key in PskCorpus.All())
        {
            var draft = ExportSamples.Draft().With(FieldPaths.Psk(TunnelRole.Master), new PresharedKey(key));
            var keys = new PskSource(draft.Secrets);
            var context = ExportSamples.Context(secrets: SecretMode.Revealed) with { Keys = keys };
            Assert.Equal(key, Secret(Read(context), 1));
        }
    }

    [Fact]
    public void Swanctl_IkeV1_ReplacesInsteadOfRekeying()
    {
        var draft = ExportSamples.Draft().With(FieldPaths.IkeVersion, "ikev1").With(FieldPaths.IpsecPfs, "disabled")
            .With(FieldPaths.IkeEncryption, "aes").With(FieldPaths.IkeDhGroup, "group2");
        var read = Read(ExportSamples.Context(draft: draft, secrets: SecretMode.Revealed));
        Assert.Equal("1", read["connections.ali-t1.version"]);
        Assert.Equal("0s", read["connections.ali-t1.rekey_time"]);
        Assert.Equal("77760s", read["connections.ali-t1.reauth_time"]);
        Assert.Equal("30s", read["connections.ali-t1.dpd_timeout"]);
        Assert.Equal("aes128-sha256-modp1024", read["connections.ali-t1.proposals"]);
        Assert.Equal("aes256-sha256", read["connections.ali-t1.children.ali-t1.esp_proposals"]);
    }

    [Fact]
    public void Swanctl_Masked_HoldsNoSecretAndAnOptionThatIsRefused()
    {
        var read = Read(ExportSamples.Context());
        Assert.DoesNotContain(read.Keys, key => key.EndsWith(".secret", StringComparison.Ordinal));
        Assert.Equal("yes", read["connections.ali-t1.preshared_key_missing"]);
        Assert.Equal("yes", read["connections.ali-t2.preshared_key_missing"]);
    }

    private static Dictionary<string, string> Read(ExportContext context) =>
        SwanctlReader.Read(ExportSamples.Render(new StrongSwanRenderer(), context).FileText("swanctl.conf"));

    private static string Secret(Dictionary<string, string> read, int tunnel) =>
        Encoding.ASCII.GetString(Convert.FromHexString(read[$"secrets.ike-ali-t{tunnel}.secret"][2..]));
}
