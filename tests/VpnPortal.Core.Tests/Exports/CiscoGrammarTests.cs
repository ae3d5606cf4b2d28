using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>The grammar accepts every export and finds planted mistakes; what a device lacks is refused.</summary>
public sealed class CiscoGrammarTests
{
    public static TheoryData<string> Keys() => CiscoDevices.Keys();

    [Theory]
    [MemberData(nameof(Keys))]
    public void Grammar_EveryDesignLanguageAndMode_HasNothingToSay(string key)
    {
        var device = CiscoDevices.Find(key);
        foreach (var design in ExportDesigns.All)
            foreach (var language in ExportLanguages.Both)
                foreach (var mode in Enum.GetValues<SecretMode>())
                    foreach (var version in new[] { "ikev1", "ikev2" }) Assert.Empty(device.Read(CiscoDevices.Context(design.Key, version: version, mode: mode, language: language)).Errors);
    }

    [Theory]
    [InlineData("cisco-ios-xe", "crypto ikev2 proposal", "crypto ikev2 proposel", "unknown in global: crypto ikev2 proposel ALI")]
    [InlineData("cisco-ios-xe", " set transform-set ALI\n", " set transform-set ALX\n", "transform ALX is not defined")]
    [InlineData("cisco-ios-xe", "profile ALI-T2\n match", "profile ALI-T3\n match", "profile ALI-T2 is not defined")]
    [InlineData("cisco-ios-xe", " keyring local ALI-T1\n", "keyring local ALI-T1\n", "unknown in global: keyring local ALI-T1")]
    [InlineData("cisco-ios-xe", " ip mtu 1400\n", "  ip mtu 1400\n", "a block where there is none")]
    [InlineData("cisco-ios-xe", " prf sha256\n", " prf sha-256\n", "unknown in proposal: prf sha-256")]
    [InlineData("cisco-ios-xe", " tunnel mode ipsec ipv4\n", " tunnel mode gre ip\n", "unknown in interface: tunnel mode gre ip")]
    [InlineData("cisco-ios-xe", "track 101 ip sla 101", "track 101 ip sla 103", "sla 103 is not defined")]
    [InlineData("cisco-ios-xe", "interface Tunnel102\n", "interface Tunnel101\n", "interface Tunnel101 stands twice")]
    [InlineData("cisco-ios-xe", " pre-shared-key ", " pre-shared-key a?", "a character that the command line does not take")]
    [InlineData("cisco-ios-xe", "!\n", "!\n! who?\n", "a comment calls for help")]
    [InlineData("cisco-ios-xe", " description ALI-T1\n", " description ALI-T1\n reboot\n", "unknown in interface: reboot")]
    [InlineData("cisco-asa", " set ikev2 ipsec-proposal ALI\n", " set ikev2 ipsec-proposal ALX\n", "proposal ALX is not defined")]
    [InlineData("cisco-asa", "crypto ikev2 enable outside2", "crypto ikev2 enabled outside2", "unknown in global: crypto ikev2 enabled outside2")]
    [InlineData("cisco-asa", "crypto ikev2 enable outside2\n", "", "shared outside2 is not defined")]
    [InlineData("cisco-asa", " nameif ALI-T2\n", " nameif ALI-T1\n", "nameif ALI-T2 is not defined")]
    [InlineData("cisco-asa", " nameif ALI-T1\n", "nameif ALI-T1\n", "unknown in global: nameif ALI-T1")]
    [InlineData("cisco-asa", "tunnel-group 198.51.100.87 type ipsec-l2l\n", "", "group 198.51.100.87 is not defined")]
    [InlineData("cisco-asa", " protocol esp integrity sha-256\n", " protocol esp integrity sha256\n", "unknown in proposal: protocol esp integrity sha256")]
    [InlineData("cisco-asa", " default-group-policy ALI\n", " default-group-policy ALX\n", "grouppolicy ALX is not defined")]
    [InlineData("cisco-asa", "track 101 rtr 101", "track 101 rtr 102", "sla 102 is not defined")]
    [InlineData("cisco-asa", "  frequency 5\n", "   frequency 5\n", "a block where there is none")]
    public void Grammar_APlantedMistake_IsFound(string key, string right, string wrong, string error)
    {
        var device = CiscoDevices.Find(key);
        var text = ExportSamples.Render(device.Renderer, CiscoDevices.Context("on-premises-static")).FileText(device.Renderer.FileName);
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.Contains(device.Read(text.Replace(right, wrong, StringComparison.Ordinal)).Errors, found => found.StartsWith(error, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Rollback_ALostLine_IsNoticed(string key)
    {
        var device = CiscoDevices.Find(key);
        var export = ExportSamples.Render(device.Renderer, CiscoDevices.Context("on-premises-bgp"));
        var added = device.Read(export.FileText(device.Renderer.FileName)).Objects.Where(made => made.Kind != "shared").ToHashSet();
        var lines = export.FileText("rollback.cfg").Split('\n').Where(line => line.TrimStart().StartsWith("no ", StringComparison.Ordinal)).ToList();
        foreach (var lost in lines)
        {
            var rest = CiscoReader.Read(export.FileText("rollback.cfg").Replace(lost + "\n", "", StringComparison.Ordinal), device.Removals, isConfiguration: false);
            Assert.False(added.SetEquals(rest.Objects), lost);
        }
    }

    /// <summary>Every word of the API in every slot, in both versions: rendered with a text that reads back, or refused with reasons and a cure.</summary>
    [Theory]
    [MemberData(nameof(Keys))]
    public void Algorithms_EachRendersOrIsRefused(string key)
    {
        var (device, rendered, refused) = (CiscoDevices.Find(key), 0, 0);
        foreach (var version in CryptoWords.IkeVersions)
            foreach (var (path, word) in Slots())
            {
                var context = Changed(version, path, word);
                var outcome = device.Renderer.Render(context);
                if (outcome.Value is { } export)
                {
                    var tunnel = device.Tunnel(device.Read(export.FileText(device.Renderer.FileName)), 1);
                    var (ike, ipsec) = (context.Device().Value!.Tunnels[0].Ike, context.Device().Value!.Tunnels[0].Ipsec);
                    Assert.Equal($"{Long(ike.Encryption)}-{ike.Authentication}-{ike.DhGroup}", tunnel.IkeSuite);
                    Assert.Equal($"{Long(ipsec.Encryption)}-{ipsec.Authentication}", tunnel.EspSuite);
                    Assert.Equal((ipsec.Pfs, ike.LifetimeSeconds, ipsec.LifetimeSeconds), (tunnel.Pfs, tunnel.IkeLifetime, tunnel.EspLifetime));
                    rendered++;
                }
                else
                {
                    refused++;
                    Assert.All(outcome.Refusals, IsWellWritten);
                    var cure = outcome.Refusals.Single(refusal => refusal.Path == path);
                    Assert.DoesNotContain(device.Renderer.Render(Changed(version, path, cure.FixValue!)).Refusals, refusal => refusal.Path == path);
                }
            }

        Assert.True(rendered > 10 && refused > 10, $"{rendered} rendered, {refused} refused");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Names_InAnyFile_AreCommentsOnly(string key)
    {
        var device = CiscoDevices.Find(key);
        foreach (var name in new[] { "a\nreboot", "a\u2028reboot", "a\u0085reload", "?", "a ? b", "! x\n!", "\u202ereload", "\ud800", "end\nreload", new string('长', 300), new string('x', 400) })
        {
            var context = CiscoDevices.Context("on-premises-bgp");
            context = context with { Topology = ExportSamples.Unchecked(context.Topology.Topology with { Name = name }) };
            foreach (var file in ExportSamples.Render(device.Renderer, context).Files)
            {
                Assert.DoesNotContain('?', file.Content);
                Assert.All(file.Content.Split('\n'), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) < 254, line));
                Assert.DoesNotContain(file.Content.Split('\n'), line => line.TrimStart().StartsWith("reboot", StringComparison.Ordinal) || line.TrimStart().StartsWith("reload", StringComparison.Ordinal));
            }

            Assert.Empty(device.Read(context).Errors);
        }
    }

    [Fact]
    public void Asa_TwoKeysForOnePeer_IsRefused()
    {
        var context = CiscoDevices.Context("on-premises-classic");
        var keys = new PskSource(new Dictionary<string, PresharedKey> { [FieldPaths.Psk(TunnelRole.Master)] = new("kV7mQx2RtB9pLw4Z"), [FieldPaths.Psk(TunnelRole.Slave)] = new("another2RtB9pLw4Z") });
        var refusal = Assert.Single(CiscoDevices.Find("cisco-asa").Renderer.Render(context with { Keys = keys }).Refusals);
        Assert.Equal(("cisco-asa-one-key-per-peer", FieldPaths.Psk(TunnelRole.Slave)), (refusal.Code, refusal.Path));
        IsWellWritten(refusal);
    }

    private static IEnumerable<(string Path, string Word)> Slots() =>
    [
        .. CryptoWords.Encryptions.SelectMany(word => new[] { (FieldPaths.IkeEncryption, word), (FieldPaths.IpsecEncryption, word) }),
        .. CryptoWords.Authentications.SelectMany(word => new[] { (FieldPaths.IkeAuthentication, word), (FieldPaths.IpsecAuthentication, word) }),
        .. CryptoWords.DhGroups.Select(word => (FieldPaths.IkeDhGroup, word)),
        .. CryptoWords.PfsGroups.Select(word => (FieldPaths.IpsecPfs, word)),
        .. new[] { "60", "120", "86400" }.SelectMany(word => new[] { (FieldPaths.IkeLifetime, word), (FieldPaths.IpsecLifetime, word) }),
        .. CryptoWords.IkeModes.Select(word => (FieldPaths.IkeMode, word)),
    ];

    /// <summary>All other slots hold what every Cisco device has.</summary>
    private static ExportContext Changed(string version, string path, string word)
    {
        var draft = ExportDesigns.OnPremisesStatic.Draft.With(FieldPaths.IkeVersion, version).With(FieldPaths.IkeAuthentication, "sha1").With(FieldPaths.IpsecAuthentication, "sha1").With(path, word);
        return CiscoDevices.WithKeys(ExportSamples.Context(ExportDesigns.OnPremisesStatic with { Draft = draft }, language: ExportLanguage.English, secrets: SecretMode.Revealed), "kV7mQx2RtB9pLw4Z");
    }

    private static string Long(string word) => word == "aes" ? "aes128" : word;

    private static void IsWellWritten(Core.Diagnostics.Diagnostic refusal)
    {
        Assert.Equal(Core.Diagnostics.Severity.Error, refusal.Severity);
        Assert.NotEqual(refusal.Reason.Zh, refusal.Reason.En);
        Assert.NotEqual(refusal.Fix.Zh, refusal.Fix.En);
    }
}
