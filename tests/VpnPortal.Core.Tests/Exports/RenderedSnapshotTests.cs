using System.Text;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>Every design, routing, renderer and secret mode; both sides and languages where the files differ by them.</summary>
public sealed class RenderedSnapshotTests
{
    public static TheoryData<string, string, SideKey, ExportLanguage, SecretMode> Cases()
    {
        var cases = new TheoryData<string, string, SideKey, ExportLanguage, SecretMode>();
        foreach (var renderer in RendererBook.All)
            foreach (var design in ExportDesigns.All)
                foreach (var side in DependsOnSide(renderer) ? design.CloudSides : [SideKey.One])
                    foreach (var language in renderer.Key == "parameters" ? [ExportLanguage.English] : ExportLanguages.Both)
                        foreach (var mode in renderer.Key == "runbook" ? [SecretMode.Masked] : Enum.GetValues<SecretMode>())
                            cases.Add(renderer.Key, design.Key, side, language, mode);
        return cases;
    }

    public static TheoryData<string, string> Previews()
    {
        var cases = new TheoryData<string, string>();
        foreach (var renderer in RendererBook.All)
            foreach (var design in new[] { ExportDesigns.VpcBgp, ExportDesigns.OnPremisesStatic }) cases.Add(renderer.Key, design.Key);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Export_OfADesign_IsAsReviewed(string key, string design, SideKey side, ExportLanguage language, SecretMode mode)
    {
        var context = ExportSamples.Context(ExportDesigns.Find(design), side, language, mode);
        // An ASA has one key for a peer, and both connections of the design end at one.
        if (key == "cisco-asa" && context.Scenario is OnPremisesClassic)
            context = context with { Keys = new PskSource(TunnelRoles.Both.ToDictionary(FieldPaths.Psk, _ => ExportSamples.SlaveKey)) };
        Snapshot.Matches(
            $"{key}.{design}{(side == SideKey.Two ? ".side2" : "")}.{language.Culture()}.{mode}".ToLowerInvariant(),
            Text(ExportSamples.Render(RendererBook.Find(key)!, context)));
    }

    [Theory]
    [MemberData(nameof(Previews))]
    public void Preview_BeforeTheRun_IsAsReviewed(string key, string design)
    {
        var context = ExportSamples.Context(ExportDesigns.Find(design) with { Addresses = KnownAddresses.None }, language: ExportLanguage.English) with { IsPreview = true };
        Snapshot.Matches($"{key}.{design}.en.preview", Text(ExportSamples.Render(RendererBook.Find(key)!, context)));
    }

    [Fact]
    public void Export_OfTheSameContext_IsTheSameBytes()
    {
        foreach (var design in ExportDesigns.All)
            foreach (var renderer in RendererBook.All)
                Assert.Equal(
                    Text(ExportSamples.Render(renderer, ExportSamples.Context(design))), Text(ExportSamples.Render(renderer, ExportSamples.Context(design))));
    }

    [Fact]
    public void Export_WhatTheSnapshotsLeaveOut_DiffersInNothing()
    {
        foreach (var design in ExportDesigns.All)
        {
            string Of(string key, SideKey side, ExportLanguage language, SecretMode mode) =>
                ExportSamples.Render(RendererBook.Find(key)!, ExportSamples.Context(design, side, language, mode)).Files[0].Content;

            Assert.Equal(Of("parameters", SideKey.One, ExportLanguage.English, SecretMode.Revealed), Of("parameters", SideKey.Two, ExportLanguage.Chinese, SecretMode.Revealed));
            foreach (var language in ExportLanguages.Both)
                Assert.Equal(Of("runbook", SideKey.One, language, SecretMode.Masked), Of("runbook", SideKey.Two, language, SecretMode.Revealed));
        }
    }

    private static bool DependsOnSide(IConfigRenderer renderer) => renderer.Key is not ("runbook" or "parameters");

    private static string Text(RenderedExport export)
    {
        var text = new StringBuilder($"bundle {export.BundleName}, secrets {export.HasSecrets}\n");
        foreach (var file in export.Files)
            text.Append($"======== {file.Name} | {file.MediaType} | {file.Purpose} | secrets {file.HasSecrets} | executable {file.IsExecutable}\n").Append(file.Content);
        return text.ToString();
    }
}
