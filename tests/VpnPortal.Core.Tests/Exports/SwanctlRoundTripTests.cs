using System.Text;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Exports.StrongSwan;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

public sealed class SwanctlRoundTripTests
{
    [Theory]
    [InlineData(SideKey.One)]
    [InlineData(SideKey.Two)]
    public void Swanctl_ReadBack_HoldsTheTunnelsOfTheView(SideKey cloudSide)
    {
        var context = ExportSamples.Context(cloudSide, secrets: SecretMode.Revealed);
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

    [Theory]
    [InlineData(SideKey.One)]
    [InlineData(SideKey.Two)]
    public void Swanctl_AnAlibabaAddress_NeverStandsAsLocal(SideKey cloudSide)
    {
        var read = Read(ExportSamples.Context(cloudSide, secrets: SecretMode.Revealed));
        var cloud = TunnelRoles.Both.Select(role => ExportSamples.Addresses.Side(cloudSide).TunnelOf(role).PublicIp).ToHashSet();
        Assert.All(read.Where(setting => setting.Key.Contains("local", StringComparison.Ordinal)), setting => Assert.DoesNotContain(setting.Value, cloud));
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
