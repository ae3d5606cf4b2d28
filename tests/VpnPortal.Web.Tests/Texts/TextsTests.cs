using System.Text.RegularExpressions;
using System.Xml.Linq;
using VpnPortal.Web.Features.Wizard;

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
    public void Texts_AskedFor_Exist()
    {
        var missing =
            from use in Uses.Value
            where !KeysOf(use.Marker).Any(key => TextUses.Fits(use.Key, key))
            select $"{use.Marker}: {use.Key}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Texts_OfEveryFeature_AreFound() => Assert.Equal(Pairs().Select(row => Path.GetFileNameWithoutExtension(row)).Order(), Uses.Value.Select(use => use.Marker).Distinct().Order());

    /// <summary>A key that no source asks for, alone or as part of a family, and that no source of its folder names, is dead.</summary>
    [Theory, MemberData(nameof(Pairs))]
    public void Texts_OfAFolder_AreAskedFor(string neutral)
    {
        var marker = Path.GetFileNameWithoutExtension(neutral);
        var asked = Uses.Value.Where(use => use.Marker == marker && use.Key != "*").Select(use => use.Key).ToHashSet(StringComparer.Ordinal);
        var named = Sources.Value.Where(source => Path.GetDirectoryName(source.Path) == Path.GetDirectoryName(neutral)).Select(source => source.Text).ToList();
        var dead = Read(neutral).Keys.Where(key =>
            !asked.Any(use => TextUses.Fits(use, key)) && !Choices.Value.Contains(key) && !named.Any(text => text.Contains($"\"{key}\"", StringComparison.Ordinal)));
        Assert.Equal("", string.Join(' ', dead));
    }

    [Theory]
    [InlineData("""@inject IStringLocalizer<XTexts> T @T["A"]""", "A")]
    [InlineData("""void F(IStringLocalizer<XTexts> texts) => texts["A", texts["B"]];""", "A B")]
    [InlineData("""@inject IStringLocalizer<XTexts> T @T[yes ? "A" : "B", 1]""", "A B")]
    [InlineData("""@inject IStringLocalizer<XTexts> T @T[kind == "other" ? "A" : "B"]""", "A B")]
    [InlineData("""@inject IStringLocalizer<XTexts> T @T[$"Step{number}Sub"]""", "Step*Sub")]
    [InlineData("""var other = values["A"];""", "")]
    public void Uses_AreRead(string source, string expected) => Assert.Equal(expected, string.Join(' ', TextUses.Of(source).Select(use => use.Key)));

    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Sources = new(() =>
        [.. new[] { "*.razor", "*.cs" }.SelectMany(SourceTree.WebFiles).Select(path => (Path.GetRelativePath(SourceTree.Web, path), File.ReadAllText(path)))]);

    private static readonly Lazy<IReadOnlyList<TextUse>> Uses = new(() => [.. Sources.Value.SelectMany(source => TextUses.Of(source.Text, Sibling(source.Path)))]);

    /// <summary>Names that a key is made of at run time: members of enumerations, kinds of steps, fields of the draft.</summary>
    private static readonly Lazy<IReadOnlySet<string>> Choices = new(() =>
    {
        var types = new[] { typeof(Core.Planning.PlanStep), typeof(Engine.ChangeNotifier), typeof(WebApplicationExtensions) }.SelectMany(type => type.Assembly.GetTypes()).ToList();
        return types.Where(type => type.IsEnum).SelectMany(Enum.GetNames)
            .Concat(types.Where(type => typeof(Core.Planning.PlanStep).IsAssignableFrom(type)).Select(type => type.Name))
            .Concat(Core.Drafts.DraftFields.Everything.Select(field => FieldLabels.Key(field.Path))).ToHashSet(StringComparer.Ordinal);
    });

    /// <summary>What a file gets its localizers from: its other half, and the class that it inherits.</summary>
    private static string Sibling(string path)
    {
        if (!path.Contains(".razor", StringComparison.Ordinal)) return "";
        var markup = path.EndsWith(".razor.cs", StringComparison.Ordinal) ? path[..^3] : path;
        var halves = new[] { markup, markup + ".cs" }.Select(half => Path.Combine(SourceTree.Web, half)).Where(File.Exists).Select(File.ReadAllText).ToList();
        var root = halves.Select(half => Inherited().Match(half)).FirstOrDefault(match => match.Success)?.Groups[1].Value;
        return string.Join('\n', [.. SourceTree.WebFiles($"{root ?? "?"}.cs").Select(File.ReadAllText), .. halves]);
    }

    private static IEnumerable<string> KeysOf(string marker) => Keys.GetOrAdd(marker, name =>
        [.. Read(Path.GetRelativePath(SourceTree.Web, SourceTree.WebFiles($"{name}.resx").Single())).Keys]);

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, IReadOnlyList<string>> Keys = new(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(string relative) =>
        XDocument.Load(Path.Combine(SourceTree.Web, relative)).Root!.Elements("data")
            .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);

    private static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(hole => hole.Value).Order();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"@inherits (\w+)")]
    private static partial Regex Inherited();
}
