using System.Text;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

public sealed class RenderedSnapshotTests
{
    public static TheoryData<string, SideKey, ExportLanguage, SecretMode> Cases()
    {
        var cases = new TheoryData<string, SideKey, ExportLanguage, SecretMode>();
        foreach (var renderer in RendererBook.All)
            foreach (var side in SideKeys.Both)
                foreach (var language in ExportLanguages.Both)
                    foreach (var mode in Enum.GetValues<SecretMode>())
                        cases.Add(renderer.Key, side, language, mode);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Export_OfExampleOne_IsAsReviewed(string key, SideKey side, ExportLanguage language, SecretMode mode)
    {
        var export = ExportSamples.Render(RendererBook.Find(key)!, ExportSamples.Context(side, language, mode));
        Snapshot.Matches($"{key}.{language.Culture()}.cloud-{side.Name()}.{mode}".ToLowerInvariant(), Text(export));
    }

    [Fact]
    public void Export_OfTheSameContext_IsTheSameBytes()
    {
        foreach (var renderer in RendererBook.All)
            Assert.Equal(Text(ExportSamples.Render(renderer, ExportSamples.Context())), Text(ExportSamples.Render(renderer, ExportSamples.Context())));
    }

    private static string Text(RenderedExport export)
    {
        var text = new StringBuilder($"bundle {export.BundleName}, secrets {export.HasSecrets}\n");
        foreach (var file in export.Files)
            text.Append($"======== {file.Name} | {file.MediaType} | {file.Purpose} | secrets {file.HasSecrets} | executable {file.IsExecutable}\n").Append(file.Content);
        return text.ToString();
    }
}
