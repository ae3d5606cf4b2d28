using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VpnPortal.Web.Tests.Texts;

public sealed partial class TextsTests
{
    public static TheoryData<string> Pairs() => [.. SourceTree.WebFiles("*Texts.resx").Select(path => Path.GetRelativePath(SourceTree.Web, path))];

    [Theory, MemberData(nameof(Pairs))]
    public void Texts_BothLanguages_HaveTheSameKeysAndNoEmptyValue(string neutral)
    {
        var chinese = Read(neutral);
        var english = Read(neutral.Replace(".resx", ".en.resx", StringComparison.Ordinal));
        Assert.Equal(chinese.Keys.Order(), english.Keys.Order());
        Assert.DoesNotContain(chinese.Concat(english), text => string.IsNullOrWhiteSpace(text.Value));
        Assert.All(chinese, text => Assert.Equal(Holes(text.Value), Holes(english[text.Key])));
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Texts_OfAFolder_HaveTheirMarkerBesideThem(string neutral) =>
        Assert.True(File.Exists(Path.Combine(SourceTree.Web, Path.ChangeExtension(neutral, ".cs"))));

    [Fact]
    public void Texts_AskedForInMarkup_Exist()
    {
        var missing =
            from page in SourceTree.WebFiles("*.razor*")
            let source = File.ReadAllText(page)
            let marker = Marker().Match(source) is { Success: true } own ? own : Marker().Match(Sibling(page))
            where marker.Success
            let keys = Read(Path.GetRelativePath(SourceTree.Web, SourceTree.WebFiles($"{marker.Groups[1].Value}.resx").Single())).Keys
            from Match asked in Key().Matches(source)
            where !keys.Contains(asked.Groups[1].Value)
            select $"{Path.GetFileName(page)}: {asked.Groups[1].Value}";
        Assert.Empty(missing);
    }

    private static string Sibling(string page) =>
        page.EndsWith(".razor.cs", StringComparison.Ordinal) ? File.ReadAllText(page[..^3]) : string.Empty;

    private static Dictionary<string, string> Read(string relative) =>
        XDocument.Load(Path.Combine(SourceTree.Web, relative)).Root!.Elements("data")
            .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);

    private static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(hole => hole.Value).Order();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"IStringLocalizer<(\w+)> T\b")]
    private static partial Regex Marker();

    [GeneratedRegex(@"\bT\[""(\w+)""")]
    private static partial Regex Key();
}
