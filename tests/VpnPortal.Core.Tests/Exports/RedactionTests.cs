using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

public sealed class RedactionTests
{
    private const string Planted = "Pl4nted<key>&'+/=%\\end";

    [Fact]
    public void MaskedExport_HoldsThePlantedKeyInNoForm()
    {
        var texts = Texts(SecretMode.Masked).ToList();
        Assert.NotEmpty(texts);
        foreach (var text in texts)
            foreach (var form in Forms()) Assert.DoesNotContain(form, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void RevealedExport_TellsThatItHoldsKeys()
    {
        foreach (var (renderer, design) in RendererBook.All.SelectMany(renderer => ExportDesigns.All.Select(design => (renderer, design))))
        {
            var export = ExportSamples.Render(renderer, Context(design, SideKey.One, ExportLanguage.English, SecretMode.Revealed));
            foreach (var file in export.Files)
                Assert.Equal(file.HasSecrets, Forms(renderer.Key).Any(form => file.Content.Contains(form, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public void RevealedParameterFile_GivesTheKeyBackByteForByte()
    {
        foreach (var key in PskCorpus.All())
        {
            var draft = ExportSamples.Draft().With(FieldPaths.Psk(TunnelRole.Slave), new PresharedKey(key));
            var context = ExportSamples.Context(secrets: SecretMode.Revealed) with { Keys = new PskSource(draft.Secrets) };
            using var json = JsonDocument.Parse(ExportSamples.Render(RendererBook.Find("parameters")!, context).Files[0].Content);
            Assert.Equal(key, json.RootElement.GetProperty("tunnels")[1].GetProperty("presharedKey").GetString());
        }
    }

    private static IEnumerable<string> Texts(SecretMode mode) =>
        from renderer in RendererBook.All
        from design in ExportDesigns.All
        from side in design.CloudSides
        from language in ExportLanguages.Both
        from file in ExportSamples.Render(renderer, Context(design, side, language, mode)).Files
        from text in new[] { file.Name, file.Purpose, file.Content }
        select text;

    private static ExportContext Context(ExportDesign design, SideKey side, ExportLanguage language, SecretMode mode)
    {
        var keys = ExportSamples.Draft().Secrets.SetItems(TunnelRoles.Both.Select(role => KeyValuePair.Create(FieldPaths.Psk(role), new PresharedKey(Planted))));
        return ExportSamples.Context(design, side, language, mode) with { Keys = new PskSource(keys) };
    }

    private static IEnumerable<string> Forms(string? renderer = null)
    {
        // A device that cannot hold the key was given the rest of it.
        if (renderer is not null && ExportSamples.SuitableKey(renderer, Planted) is var held && held != Planted) return [held];
        var bytes = Encoding.UTF8.GetBytes(Planted);
        return
        [
            Planted, "Pl4nted", Convert.ToBase64String(bytes).TrimEnd('='), Convert.ToHexString(bytes), Uri.EscapeDataString(Planted),
            JavaScriptEncoder.Default.Encode(Planted), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Planted),
        ];
    }
}
