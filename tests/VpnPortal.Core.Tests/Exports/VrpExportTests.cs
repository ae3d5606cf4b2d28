using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Exports.Vrp;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>The exports for Huawei and H3C, loaded into a reader that is not the renderer's.</summary>
public sealed class VrpExportTests
{
    public static TheoryData<string, string, SideKey, string> Devices()
    {
        var devices = new TheoryData<string, string, SideKey, string>();
        foreach (var bed in VrpTestBed.All)
            foreach (var design in ExportDesigns.All)
                foreach (var side in design.CloudSides)
                    foreach (var version in CryptoWords.IkeVersions) devices.Add(bed.Key, design.Key, side, version);
        return devices;
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Export_ReadBack_HoldsTheTunnelsOfTheView(string device, string design, SideKey side, string version)
    {
        var (bed, context) = (VrpTestBed.Find(device), Context(device, design, side, version));
        var reader = bed.Read(context);
        var view = context.Device().Value!;
        foreach (var tunnel in view.Tunnels)
        {
            var read = bed.Tunnel(reader, tunnel.Index);
            Assert.Equal((tunnel.DeviceIp, tunnel.AlibabaIp, tunnel.Psk!.Reveal()), (read.DeviceIp, read.AlibabaIp, read.Psk));
            // A firewall that watches tunnel 1 asks from an address of the site.
            if (tunnel.Inside is { } inside && read.Inside != "PROBE-SOURCE") Assert.Equal(inside.DeviceIp, read.Inside);
        }

        Assert.Equal(2, reader.All("interface").Count());
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Export_TheMaster_IsPreferred(string device, string design, SideKey side, string version)
    {
        var (bed, context) = (VrpTestBed.Find(device), Context(device, design, side, version));
        var (reader, view) = (bed.Read(context), context.Device().Value!);
        if (view.Routing == DeviceRouting.Bgp)
        {
            Assert.Equal(["200", "100"], new[] { 1, 2 }.Select(tunnel => reader.Find("route-policy", $"ALI_T{tunnel}_IN").Value("apply local-preference")));
            Assert.Null(reader.Find("route-policy", "ALI_T1_OUT").Value("apply as-path"));
            Assert.NotNull(reader.Find("route-policy", "ALI_T2_OUT").Value("apply as-path"));
            Assert.Equal(view.Tunnels.Select(tunnel => tunnel.Inside!.AlibabaIp), reader.All("bgp-peer").Select(peer => peer.Name));
            return;
        }

        foreach (var subnet in view.VpcSubnets)
        {
            var routes = reader.All("route").Where(route => route.Name.StartsWith(Cidr.Format(subnet.Address) + " ", StringComparison.Ordinal)).Select(route => route.Lines[^1]).ToList();
            Assert.Equal(["preference 10 track", "preference 20", "preference 250"], routes.Select(route => Strength(route)).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Export_AnAlibabaAddress_NeverStandsAsLocal(string device, string design, SideKey side, string version)
    {
        var (bed, context) = (VrpTestBed.Find(device), Context(device, design, side, version));
        var view = context.Device().Value!;
        var cloud = view.Tunnels.SelectMany(tunnel => new[] { tunnel.AlibabaIp, tunnel.Inside?.AlibabaIp, tunnel.HealthCheck?.Source }).OfType<string>().ToHashSet();
        var own = bed.Read(context).Objects.Values.SelectMany(one => one.Lines)
            .Where(line => line.StartsWith("source ", StringComparison.Ordinal) || line.StartsWith("ip address ", StringComparison.Ordinal) || line.Contains("local", StringComparison.Ordinal) || line.StartsWith("source-address ipv4 ", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, word => Assert.DoesNotContain(word, cloud));
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Rollback_RemovesExactlyWhatWasAdded(string device, string design, SideKey side, string version)
    {
        var (bed, context) = (VrpTestBed.Find(device), Context(device, design, side, version));
        var (reader, export) = (bed.Read(context), bed.Render(context));
        foreach (var text in VrpTestBed.Rollbacks(export)) reader.Load(text);
        Assert.Empty(reader.Objects.Keys);
        Assert.Equal(reader.Made.Order(StringComparer.Ordinal), reader.Removed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Rollback_WhereOnlyTheConfigurationWasLoaded_LeavesNothing(string device, string design, SideKey side, string version)
    {
        var (bed, context) = (VrpTestBed.Find(device), Context(device, design, side, version));
        var export = bed.Render(context);
        var reader = new VrpReader(bed.Grammar()).Load(export.FileText(bed.FileName));
        Assert.Empty(reader.Load(export.FileText("rollback.txt")).Objects.Keys);
    }

    [Fact]
    public void Key_EveryLegalOne_SurvivesOrIsRefused()
    {
        foreach (var bed in VrpTestBed.All)
        {
            var refused = 0;
            var context = ExportSamples.Context(ExportDesigns.OnPremisesStatic);
            var keys = PskCorpus.All().Concat(PskCorpus.More(2000)).ToList();
            foreach (var key in keys)
            {
                var outcome = RendererBook.Find(bed.Key)!.Render(VrpTestBed.WithKey(context, key));
                if (outcome.Value is null)
                {
                    refused++;
                    Assert.All(outcome.Refusals, refusal => Assert.Equal("export-key-not-for-device", refusal.Code));
                    continue;
                }

                Assert.Equal(key, bed.Tunnel(new VrpReader(bed.Grammar()).Load(outcome.Value.Files[0].Content), 1).Psk);
            }

            // Most random keys hold a question mark or a backslash; a device that takes them refuses next to nothing.
            Assert.True(DeviceLimits.Find(bed.Key)!.ForbiddenInKey.Length > 0 || refused < keys.Count / 20, $"{bed.Key} refuses {refused} of {keys.Count}");
        }
    }

    [Theory]
    [InlineData("%^%#abcdefgh%^%#")]
    [InlineData("%@%@abcdefgh%@%@")]
    [InlineData("@%@%abcdefgh@%@%")]
    [InlineData("$1a$abcdefgh$")]
    [InlineData("cipher")]
    [InlineData("S")]
    public void HuaweiKey_ThatReadsAsSomethingElse_IsRefused(string key)
    {
        foreach (var bed in VrpTestBed.All.Where(bed => bed.Key.StartsWith("huawei", StringComparison.Ordinal)))
        {
            var outcome = RendererBook.Find(bed.Key)!.Render(VrpTestBed.WithKey(ExportSamples.Context(ExportDesigns.OnPremisesStatic), key));
            Assert.Equal(["tunnel1.psk", "tunnel2.psk"], outcome.Refusals.Select(refusal => refusal.Path));
        }
    }

    [Fact]
    public void EveryAlgorithm_RendersOrIsRefused()
    {
        foreach (var (bed, version) in VrpTestBed.All.SelectMany(bed => CryptoWords.IkeVersions.Select(version => (bed, version))))
        {
            foreach (var (encryption, authentication) in CryptoWords.Encryptions.SelectMany(one => CryptoWords.Authentications.Select(two => (one, two))))
            {
                foreach (var (group, pfs) in CryptoWords.DhGroups.SelectMany(one => CryptoWords.PfsGroups.Select(two => (one, two))))
                {
                    var draft = ExportSamples.Draft().With(FieldPaths.IkeVersion, version).With(FieldPaths.IkeEncryption, encryption).With(FieldPaths.IkeAuthentication, authentication)
                        .With(FieldPaths.IkeDhGroup, group).With(FieldPaths.IpsecEncryption, encryption).With(FieldPaths.IpsecAuthentication, authentication).With(FieldPaths.IpsecPfs, pfs);
                    var read = bed.Tunnel(bed.Read(ExportSamples.Context(draft: draft)), 2);
                    Assert.Equal(3, read.Encryption.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
                    Assert.Equal(pfs == "disabled" ? "" : $"dh-{pfs}", read.Pfs);
                }
            }
        }
    }

    [Fact]
    public void AnIdentityThatIsNoAddress_IsRefused()
    {
        var view = ExportSamples.Context(ExportDesigns.OnPremisesStatic).Device().Value!;
        Assert.Empty(VrpRefusals.Identities(view));
        var named = view with { Tunnels = view.Tunnels.Select(tunnel => tunnel with { AlibabaId = "gw.example" }).ToEquatableArray() };
        Assert.Equal(["side2.site.publicIp1", "side2.site.publicIp2"], VrpRefusals.Identities(named).Select(refusal => refusal.Path));
    }

    [Fact]
    public void ALifetimeThatTheDeviceDoesNotTake_IsRefused()
    {
        foreach (var bed in VrpTestBed.All)
        {
            var outcome = RendererBook.Find(bed.Key)!.Render(ExportSamples.Context(draft: ExportSamples.Draft().With(FieldPaths.IkeLifetime, "100")));
            var refusal = Assert.Single(outcome.Refusals);
            Assert.Equal(("export-lifetime-too-short", FieldPaths.IkeLifetime, "86400"), (refusal.Code, refusal.Path, refusal.FixValue));
        }
    }

    [Fact]
    public void MaskedExport_SaysWhereTheKeyGoes()
    {
        foreach (var bed in VrpTestBed.All)
        {
            var export = bed.Render(ExportSamples.Context(ExportDesigns.OnPremisesStatic, language: ExportLanguage.English));
            Assert.Equal(2, export.FileText(bed.FileName).Split($"the key {PresharedKey.Mask} is missing").Length - 1);
            Assert.Null(bed.Tunnel(bed.Read(ExportSamples.Context(ExportDesigns.OnPremisesStatic)), 1).Psk);
        }
    }

    [Fact]
    public void Header_ClaimsNoRunOnADevice()
    {
        foreach (var bed in VrpTestBed.All)
        {
            Assert.Contains("it was never loaded on a real device", Joined(bed, ExportLanguage.English), StringComparison.Ordinal);
            Assert.Contains("从未在真实设备上加载过", Joined(bed, ExportLanguage.Chinese), StringComparison.Ordinal);
        }

        static string Joined(VrpTestBed bed, ExportLanguage language) =>
            bed.Render(ExportSamples.Context(ExportDesigns.OnPremisesStatic, language: language)).FileText(bed.FileName).Replace("\n# ", " ", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
    }

    private static ExportContext Context(string device, string design, SideKey side, string version)
    {
        var found = ExportDesigns.Find(design);
        var context = ExportSamples.Context(found with { Draft = found.Draft.With(FieldPaths.IkeVersion, version) }, side, secrets: SecretMode.Revealed);
        return ExportSamples.Suited(context, device);
    }

    private static string Strength(string route)
    {
        var words = route.Split(' ');
        var at = Array.IndexOf(words, "preference");
        return $"preference {words[at + 1]}{(words.Contains("track") ? " track" : "")}";
    }
}
