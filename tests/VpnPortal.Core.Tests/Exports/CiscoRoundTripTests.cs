using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

public sealed class CiscoRoundTripTests
{
    public static TheoryData<string, string, SideKey, string> Cases() => CiscoDevices.Cases();

    public static TheoryData<string> Keys() => CiscoDevices.Keys();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Cisco_ReadBack_HoldsTheTunnelsOfTheView(string key, string design, SideKey side, string version)
    {
        var (device, context) = (CiscoDevices.Find(key), CiscoDevices.Context(design, side, version));
        var reader = device.Read(context);
        Assert.Empty(reader.Errors);
        foreach (var tunnel in context.Device().Value!.Tunnels)
        {
            var suite = version == "ikev1" ? "aes192-sha1-group14" : "aes256-sha256-group14";
            Assert.Equal(
                new CiscoTunnel(
                    device.DeviceEnd(tunnel), tunnel.AlibabaIp, tunnel.DeviceId, tunnel.AlibabaId, tunnel.Psk!.Reveal(), version, suite, tunnel.Ike.LifetimeSeconds,
                    version == "ikev1" ? "aes256-sha1" : "aes256-sha256", tunnel.Ipsec.LifetimeSeconds, version == "ikev1" ? "disabled" : "group14", true,
                    tunnel.Inside?.DeviceIp ?? $"169.254.10{tunnel.Index}.2"),
                device.Tunnel(reader, tunnel.Index));
        }
    }

    /// <summary>The end of a tunnel, an address of an interface, an identity or a source: none of them is the gateway's.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Cisco_AnAlibabaAddress_NeverStandsAsLocal(string key, string design, SideKey side, string version)
    {
        var (device, context) = (CiscoDevices.Find(key), CiscoDevices.Context(design, side, version));
        var view = context.Device().Value!;
        var cloud = view.Tunnels.SelectMany(tunnel => new[] { tunnel.AlibabaIp, tunnel.Inside?.AlibabaIp, tunnel.HealthCheck?.Source }).OfType<string>().ToHashSet();
        var own = Flat(device.Read(context).Root)
            .Where(line => System.Text.RegularExpressions.Regex.IsMatch(line, "^(ip address|tunnel source|match address local|identity local|local-address|network) ")).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, line => Assert.DoesNotContain(line.Split(' '), cloud.Contains));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Cisco_TheMasterIsPreferred(string key, string design, SideKey side, string version)
    {
        var (device, context) = (CiscoDevices.Find(key), CiscoDevices.Context(design, side, version));
        var lines = Flat(device.Read(context).Root).ToList();
        var view = context.Device().Value!;
        if (view.Routing == DeviceRouting.Bgp)
        {
            Assert.Equal(["set local-preference 200", "set local-preference 100"], lines.Where(line => line.StartsWith("set local-preference", StringComparison.Ordinal)));
            Assert.Equal($"set as-path prepend {view.Tunnels[0].Bgp!.DeviceAsn} {view.Tunnels[0].Bgp!.DeviceAsn}", lines.Single(line => line.StartsWith("set as-path", StringComparison.Ordinal)));
            var neighbors = view.Tunnels.Select(tunnel => tunnel.Inside!.AlibabaIp).ToList();
            Assert.Equal(neighbors, lines.Where(line => line.Contains("remote-as", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]));
            foreach (var index in new[] { 1, 2 })
                Assert.Equal(["ALI-T" + index + "-IN in", "ALI-T" + index + "-OUT out"], lines.Where(line => line.StartsWith($"neighbor {neighbors[index - 1]} route-map ", StringComparison.Ordinal)).Select(line => line.Split(" route-map ")[1]));
            return;
        }

        foreach (var subnet in view.VpcSubnets)
        {
            var routes = lines.Where(line => line.Contains($"route ", StringComparison.Ordinal) && line.Contains($" {subnet.AddressAt(0)} ", StringComparison.Ordinal) && !line.Contains("Null0", StringComparison.Ordinal)).ToList();
            Assert.Equal(2, routes.Count);
            Assert.True(Distance(routes[0]) < Distance(routes[1]), string.Join('\n', routes));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rollback_RemovesExactlyWhatWasAdded(string key, string design, SideKey side, string version)
    {
        var (device, context) = (CiscoDevices.Find(key), CiscoDevices.Context(design, side, version));
        var added = device.Read(context).Objects;
        var rollback = CiscoReader.Read(ExportSamples.Render(device.Renderer, context).FileText("rollback.cfg"), device.Removals, isConfiguration: false);
        Assert.Empty(rollback.Errors);
        // What may have been there before is named in a comment and left to people.
        var left = added.Where(made => made.Kind is "vrf" or "shared").ToList();
        Assert.Equal(added.Except(left).Order(), rollback.Objects.Order());
        Assert.All(left, made => Assert.Contains(rollback.Comments, comment => comment.StartsWith("no ", StringComparison.Ordinal) && comment.Contains(made.Name, StringComparison.Ordinal)));
    }

    /// <summary>The designs of the snapshots speak IKEv2; this is the other half.</summary>
    [Theory]
    [MemberData(nameof(Keys))]
    public void Export_WithIkeV1_IsAsReviewed(string key)
    {
        var device = CiscoDevices.Find(key);
        foreach (var design in new[] { "on-premises-static", "on-premises-classic" })
            Snapshot.Matches($"{key}.{design}.ikev1.en.revealed", ExportSamples.Render(device.Renderer, CiscoDevices.Context(design, version: "ikev1")).FileText(device.Renderer.FileName));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Cisco_EveryLegalKey_SurvivesByteForByteOrIsRefused(string key)
    {
        var device = CiscoDevices.Find(key);
        foreach (var version in new[] { "ikev2", "ikev1" })
        {
            var (context, refused) = (CiscoDevices.Context("on-premises-static", version: version), 0);
            foreach (var psk in PskCorpus.All().Concat(Random(2000)))
            {
                var outcome = device.Renderer.Render(CiscoDevices.WithKeys(context, psk));
                if (outcome.Value is { } export) Assert.Equal(psk, device.Tunnel(device.Read(export.FileText(device.Renderer.FileName)), 1).Key);
                else
                {
                    Assert.True(psk.Contains('?', StringComparison.Ordinal) || psk.Length == 1, psk);
                    Assert.All(outcome.Refusals, refusal => Assert.Equal("cisco-key-unreadable", refusal.Code));
                    Assert.DoesNotContain(outcome.Refusals, refusal => psk.Length > 6 && refusal.ToString().Contains(psk, StringComparison.Ordinal));
                    refused++;
                }
            }

            Assert.Equal(version == "ikev2" && key == "cisco-ios-xe", refused == 0);
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Cisco_Masked_HoldsNoKeyAndSaysWhereToEnterIt(string key)
    {
        var device = CiscoDevices.Find(key);
        var reader = device.Read(CiscoDevices.Context("on-premises-static", mode: SecretMode.Masked));
        Assert.Empty(reader.Errors);
        Assert.DoesNotContain(Flat(reader.Root), line => line.Contains("pre-shared-key", StringComparison.Ordinal));
        Assert.True(reader.Comments.Count(comment => comment.Contains($"pre-shared-key {PresharedKey.Mask}", StringComparison.Ordinal)) >= 2);
    }

    private static int Distance(string route) => int.Parse(System.Text.RegularExpressions.Regex.Match(route, @" (\d+)( track \d+)?$").Groups[1].Value);

    private static IEnumerable<string> Flat(CiscoStatement statement) => statement.Block.SelectMany(line => Flat(line).Prepend(line.Text));

    private static IEnumerable<string> Random(int count)
    {
        var (random, alphabet) = (new Random(20240611), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + PresharedKey.AllowedPunctuation);
        return Enumerable.Range(0, count).Select(_ => new string([.. Enumerable.Range(0, random.Next(1, PresharedKey.MaxLength + 1)).Select(_ => alphabet[random.Next(alphabet.Length)])])).ToList();
    }
}
