using System.Text;
using System.Text.RegularExpressions;
using VpnPortal.Core.Observation;

namespace VpnPortal.Architecture.Tests;

/// <summary>What the texts of the repository say and never say.</summary>
public sealed partial class RepositoryTests
{
    private const int MostReadmeLines = 30;
    private const int MostEmulatorReadmeLines = 80;
    private const string Unpublished = "a source that no reader has; name a public one or give the reason";

    private static readonly HashSet<string> TextFiles = new(StringComparer.Ordinal)
    {
        "", ".cs", ".razor", ".resx", ".md", ".csproj", ".props", ".targets", ".json", ".yml", ".yaml", ".js", ".mjs", ".css", ".sh", ".txt", ".sln", ".svg", ".html",
    };

    // Put together here, so that this file does not break its own rule.
    private static readonly IReadOnlyDictionary<string, string> Forbidden = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [string.Concat("/wo", "rk/")] = "a path of one machine",
        [string.Concat("/ro", "ot/")] = "a path of one machine",
        [string.Concat("/ho", "me/")] = "a path of one machine",
        [string.Concat("registry.", "npmjs")] = "the host of a registry",
        [string.Concat("registry.", "npmmirror")] = "the host of a registry",
        [string.Concat("api.", "nuget")] = "the host of a registry",
        [string.Concat("deb.", "debian")] = "the host of a registry",
        [string.Concat("TO", "DO")] = "an unfinished thought",
        [string.Concat("FIX", "ME")] = "an unfinished thought",
        [string.Concat("(fa", "cts:")] = Unpublished,
        [string.Concat("(fa", "cts ")] = Unpublished,
        [string.Concat("fa", "cts §")] = Unpublished,
        [string.Concat("seed ", "text")] = Unpublished,
        [string.Concat("the seed", "'s")] = Unpublished,
    };

    [Fact]
    public void TextsNameNoMachineAndLeaveNothingOpen() => Rule.Holds(Texts().SelectMany(text => Says(text.Path, text.Text)));

    [Fact]
    public void TextsNameNoMachineAndLeaveNothingOpen_CanFail() => Rule.Sees("X.cs:2", Says("X.cs", $"one\n// {string.Concat("TO", "DO")} later"));

    [Fact]
    public void TextsCiteOnlyWhatReadersHave_CanFail()
    {
        Rule.Sees("X.cs:1", Says("X.cs", $"/// <summary>At most 10 minutes {string.Concat("(fa", "cts:")} 1.1).</summary>"));
        Rule.Sees("X.md:1", Says("X.md", $"As in {string.Concat("the seed", "'s")} figure."));
        Assert.Empty(Says("X.cs", "Read(facts); Read(facts, seed);"));
    }

    [Fact]
    public void ResourcesHaveNoEmoji() => Rule.Holds(Texts().Where(text => text.Path.EndsWith(".resx", StringComparison.Ordinal)).SelectMany(text => Emoji(text.Path, text.Text)));

    [Fact]
    public void ResourcesHaveNoEmoji_CanFail() => Rule.Sees("X.resx", Emoji("X.resx", "done \U0001F389"));

    [Fact]
    public void EveryProjectSaysWhatItOwns() => Rule.Holds(SourceTree.Projects.SelectMany(project => Readme(project, Read($"src/{project}/README.md"))));

    [Fact]
    public void EveryProjectSaysWhatItOwns_CanFail()
    {
        Rule.Sees("no README.md", Readme("VpnPortal.New", null));
        Rule.Sees("'never'", Readme("VpnPortal.New", "It owns the new. Start reading at New.cs."));
        Rule.Sees("lines", Readme("VpnPortal.New", "owns never start reading at" + new string('\n', 40) + "x"));
    }

    [Fact]
    public void DocumentsLinkToFilesThatExist() => Rule.Holds(Texts().Where(text => text.Path.EndsWith(".md", StringComparison.Ordinal)).SelectMany(text => DeadLinks(text.Path, text.Text)));

    [Fact]
    public void DocumentsLinkToFilesThatExist_CanFail() => Rule.Sees("gone.md", DeadLinks("docs/x.md", "[the text](gone.md#there)"));

    [Fact]
    public void PoliciesAllowWhatThePortalCallsAndNoMore()
    {
        var called = CallsOf(SourceTree.Sources.Where(file => file.Project == "VpnPortal.Cloud").Select(file => file.Text));
        Rule.Holds(Differ("the README's policy", Allowed().Matches(Read("README.md")!).Select(match => match.Groups["action"].Value), called));
        Rule.Holds(Differ(nameof(RamActions), RamActions.Reading.Concat(RamActions.Writing), called));
    }

    [Fact]
    public void PoliciesAllowWhatThePortalCallsAndNoMore_CanFail()
    {
        var called = CallsOf(["ApiCall.Vpc(\"DescribeVpcs\", region)", "ApiCall.Ram(\n  \"GetRole\", x)"]);
        Rule.Sees("vpc:DescribeVpcs", Differ("it", ["ram:GetRole"], called));
        Rule.Sees("ecs:RunCommand", Differ("it", ["ram:GetRole", "vpc:DescribeVpcs", "ecs:RunCommand"], called));
        Assert.Equal("vpc:DescribeVpcs", Assert.Single(Allowed().Matches("\"vpc:DescribeVpcs\"")).Groups["action"].Value);
    }

    private static IEnumerable<string> CallsOf(IEnumerable<string> sources) =>
        from source in sources
        from match in Call().Matches(source)
        select $"{match.Groups["product"].Value.ToLowerInvariant()}:{match.Groups["action"].Value}";

    private static IEnumerable<string> Differ(string what, IEnumerable<string> allowed, IEnumerable<string> called) =>
    [
        .. called.Except(allowed, StringComparer.Ordinal).Select(action => $"{what} lacks {action}."),
        .. allowed.Except(called, StringComparer.Ordinal).Select(action => $"{what} allows {action}, which nothing calls."),
    ];

    [GeneratedRegex("\"(?<action>(vpc|ecs|ram):[A-Za-z]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allowed();

    [GeneratedRegex(@"ApiCall\.(?<product>[A-Z][a-z]+)\(\s*""(?<action>\w+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();

    private static IEnumerable<(string Path, string Text)> Texts() =>
        from path in SourceTree.Files()
        where TextFiles.Contains(Path.GetExtension(path)) && !path.Contains("/Migrations/", StringComparison.Ordinal)
        select (path, Read(path)!);

    private static string? Read(string path) => SourceTree.Path(path) is var full && File.Exists(full) ? File.ReadAllText(full, Encoding.UTF8) : null;

    private static IEnumerable<string> Says(string path, string text) =>
        from line in text.Split('\n').Index()
        from entry in Forbidden
        where line.Item.Contains(entry.Key, StringComparison.Ordinal)
        select $"{path}:{line.Index + 1} has {entry.Key}: {entry.Value}.";

    private static IEnumerable<string> Emoji(string path, string text) =>
        text.EnumerateRunes().Where(rune => rune.Value is >= 0x1F000 and <= 0x1FAFF or >= 0x2600 and <= 0x27BF or 0xFE0F).Select(rune => $"{path} has U+{rune.Value:X}.");

    private static IEnumerable<string> Readme(string project, string? text)
    {
        if (text is null) return [$"{project} has no README.md."];
        var most = project.EndsWith("Emulator", StringComparison.Ordinal) ? MostEmulatorReadmeLines : MostReadmeLines;
        var lines = text.TrimEnd().Split('\n').Length;
        return
        [
            .. lines > most ? [$"{project}/README.md has {lines} lines, at most {most}."] : Array.Empty<string>(),
            .. new[] { "owns", "never", "start reading at" }.Where(word => !text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"{project}/README.md does not say '{word}'."),
        ];
    }

    private static IEnumerable<string> DeadLinks(string path, string text) =>
        from part in text.Split("](").Skip(1)
        let target = part[..Math.Max(0, part.IndexOf(')', StringComparison.Ordinal))].Split('#', ' ')[0]
        where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal)
        let full = Path.GetFullPath(SourceTree.Path(Path.GetDirectoryName(path)!, target))
        where !File.Exists(full) && !Directory.Exists(full)
        select $"{path} links to {target}, which does not exist.";
}
