using System.Text.RegularExpressions;

namespace VpnPortal.Architecture.Tests;

/// <summary>Chinese prose has Chinese marks, and a term is written in one way, so that a search for it finds it everywhere.</summary>
public sealed partial class ChineseTests
{
    private static readonly IReadOnlyList<(Regex Pattern, string Why)> Slips =
    [
        (HalfWidth(), "a half-width mark in Chinese"),
        (Wave(), "a wave between figures; write an en dash"),
        (SplitTerm(), "a blank inside a term of the glossary"),
    ];

    [Fact]
    public void ChineseIsWrittenInOneWay() => Rule.Holds(SourceTree.Files().Where(Counts).SelectMany(path => Reads(path, File.ReadAllText(SourceTree.Path(path)))));

    [Fact]
    public void ChineseIsWrittenInOneWay_CanFail()
    {
        foreach (var slip in new[] { "先保存,再执行", "隧道(主", "用途: 备份", "约 1~5 分钟", "64512~{max}", "两个 VPN 网关", "两个 IPsec 连接", "发布到 VPC。" })
            Rule.Sees("X.resx:2", Reads("X.resx", "\n" + slip));
        foreach (var text in new[] { "先保存，再执行", "[中文](#中文) · [English](#english)", "发布到 VPC1，约 1–5 分钟", "new(\"是：立即\", \"yes\"), ~Mask(24)" })
            Assert.Empty(Reads("X.cs", text));
    }

    // Tests feed such texts in on purpose.
    private static bool Counts(string path) =>
        !path.StartsWith("tests/", StringComparison.Ordinal) && Path.GetExtension(path) is ".cs" or ".razor" or ".resx" or ".md";

    private static IEnumerable<string> Reads(string path, string text) =>
        from line in text.Split('\n').Index()
        from slip in Slips
        let match = slip.Pattern.Match(line.Item)
        where match.Success
        select $"{path}:{line.Index + 1} has '{match.Value}': {slip.Why}.";

    [GeneratedRegex(@"[\u4e00-\u9fff][,;:?!(]|[,;:?!][\u4e00-\u9fff]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HalfWidth();

    [GeneratedRegex(@"[0-9}] ?~ ?[0-9{]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wave();

    [GeneratedRegex(@"VPN 网关|IPsec 连接|发布到 VPC(?![0-9{])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SplitTerm();
}
