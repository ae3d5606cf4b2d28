using System.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Exports.StrongSwan;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>What the daemon's own parser says. Exit code 0 alone proves nothing: swanctl returns it for syntax errors, too.</summary>
public sealed class SwanctlDaemonTests
{
    [Fact]
    public void Revealed_IsLoadedByTheDaemonWithoutComplaint()
    {
        SkipUnlessPossible();
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var design in ExportDesigns.All)
            foreach (var side in design.CloudSides)
                foreach (var language in ExportLanguages.Both)
                    files[$"{design.Key}-{side}-{language}"] = Conf(ExportSamples.Context(design, side, language, SecretMode.Revealed));
        foreach (var (name, draft) in Suites()) files[name] = Conf(ExportSamples.Context(draft: draft, secrets: SecretMode.Revealed));
        foreach (var (name, result) in CharonRoom.Load(files)) AssertLoaded(name, result);
    }

    [Fact]
    public void Masked_IsRefusedByTheDaemonAndLoadsNoKey()
    {
        SkipUnlessPossible();
        var (exitCode, output) = CharonRoom.Load(new Dictionary<string, string> { ["masked"] = Conf(ExportSamples.Context()) })["masked"];
        Assert.Equal(22, exitCode);
        Assert.Contains("loaded 0 of 2 connections, 2 failed to load", output, StringComparison.Ordinal);
        Assert.Contains("unknown option: preshared_key_missing", output, StringComparison.Ordinal);
        Assert.DoesNotContain("loaded ike secret", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Masked_WithTheKeyPutInAsTheHeaderSays_IsLoaded()
    {
        SkipUnlessPossible();
        var lines = Conf(ExportSamples.Context()).Split('\n')
            .Where(line => !line.TrimStart().StartsWith(SwanctlConnections.MissingKeyOption, StringComparison.Ordinal))
            .Select(line => line.TrimStart().StartsWith($"# {PresharedKey.Mask}", StringComparison.Ordinal) ? "secret = 0x6b6579" : line);
        AssertLoaded("filled", CharonRoom.Load(new Dictionary<string, string> { ["filled"] = string.Join('\n', lines) })["filled"]);
    }

    [Fact]
    public void Broken_IsNoticed()
    {
        SkipUnlessPossible();
        var good = Conf(ExportSamples.Context(secrets: SecretMode.Revealed));
        var results = CharonRoom.Load(new Dictionary<string, string>
        {
            ["group"] = good.Replace("modp2048", "group14", StringComparison.Ordinal),
            ["option"] = good.Replace("mobike", "mobik", StringComparison.Ordinal),
            ["syntax"] = good + "}\n",
        });
        Assert.All(results, result => Assert.ThrowsAny<Exception>(() => AssertLoaded(result.Key, result.Value)));
    }

    public static TheoryData<string, ExportLanguage> Devices()
    {
        var devices = new TheoryData<string, ExportLanguage>();
        foreach (var design in ExportDesigns.All)
            foreach (var language in ExportLanguages.Both) devices.Add(design.Key, language);
        return devices;
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Scripts_AreReadByTheShell(string design, ExportLanguage language)
    {
        if (!File.Exists("/bin/sh")) Assert.Skip("there is no /bin/sh here");
        var export = ExportSamples.Render(new StrongSwanRenderer(), ExportSamples.Context(ExportDesigns.Find(design), language: language));
        foreach (var script in export.Files.Where(file => file.IsExecutable))
        {
            using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-n"]) { RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false })!;
            shell.StandardInput.Write(script.Content);
            shell.StandardInput.Close();
            var error = shell.StandardError.ReadToEnd();
            shell.WaitForExit();
            Assert.True(shell.ExitCode == 0, $"{script.Name}: {error}");
        }
    }

    /// <summary>Every pair of algorithms in both phases and both IKE versions, with the groups in turn.</summary>
    private static IEnumerable<(string Name, VpnDraft Draft)> Suites() =>
        from version in CryptoWords.IkeVersions
        from encryption in CryptoWords.Encryptions
        from authentication in CryptoWords.Authentications
        let turn = CryptoWords.Encryptions.ToList().IndexOf(encryption) + CryptoWords.Authentications.ToList().IndexOf(authentication)
        let dh = CryptoWords.DhGroups[turn % CryptoWords.DhGroups.Count]
        let pfs = CryptoWords.PfsGroups[turn % CryptoWords.PfsGroups.Count]
        select ($"{version}-{encryption}-{authentication}-{dh}-{pfs}", ExportSamples.Draft()
            .With(FieldPaths.IkeVersion, version).With(FieldPaths.IkeMode, turn % 2 == 0 ? "main" : "aggressive")
            .With(FieldPaths.IkeEncryption, encryption).With(FieldPaths.IpsecEncryption, encryption)
            .With(FieldPaths.IkeAuthentication, authentication).With(FieldPaths.IpsecAuthentication, authentication)
            .With(FieldPaths.IkeDhGroup, dh).With(FieldPaths.IpsecPfs, pfs));

    private static void AssertLoaded(string name, (int ExitCode, string Output) result)
    {
        Assert.True(result.ExitCode == 0, $"{name}: {result.ExitCode}\n{result.Output}");
        Assert.DoesNotMatch("syntax error|invalid config|unknown option|invalid value|missing secret", result.Output);
        Assert.Contains("successfully loaded 2 connections", result.Output, StringComparison.Ordinal);
        Assert.Contains("loaded ike secret 'ike-ali-t1'", result.Output, StringComparison.Ordinal);
        Assert.Contains("loaded ike secret 'ike-ali-t2'", result.Output, StringComparison.Ordinal);
    }

    private static string Conf(ExportContext context) => ExportSamples.Render(new StrongSwanRenderer(), context).FileText("swanctl.conf");

    private static void SkipUnlessPossible()
    {
        if (CharonRoom.Obstacle() is { } reason) Assert.Skip(reason);
    }
}
