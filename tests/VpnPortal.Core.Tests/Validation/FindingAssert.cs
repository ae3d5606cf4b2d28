using System.Text.RegularExpressions;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using Landscapes = System.Collections.Generic.IReadOnlyDictionary<string, VpnPortal.Core.Observation.Landscape>;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>What a test says of a draft: this is refused there, this is warned about there, this is fine.</summary>
internal static partial class FindingAssert
{
    public static Diagnostic Refuses(this VpnDraft draft, string code, string path, Landscapes? landscapes = null)
    {
        Assert.Null(draft.Compile(landscapes).Topology);
        return draft.Reports(code, Severity.Error, path, landscapes);
    }

    public static Diagnostic Warns(this VpnDraft draft, string code, string path, Landscapes? landscapes = null) =>
        draft.Reports(code, Severity.Warning, path, landscapes);

    public static VpnDraft Allows(this VpnDraft draft, string code, Landscapes? landscapes = null)
    {
        Assert.DoesNotContain(draft.Compile(landscapes).Diagnostics, finding => finding.Code == code);
        return draft;
    }

    private static Diagnostic Reports(this VpnDraft draft, string code, Severity severity, string path, Landscapes? landscapes)
    {
        var findings = draft.Compile(landscapes).Diagnostics;
        var found = findings.Where(finding => finding.Code == code && finding.Path == path).ToArray();
        Assert.True(found.Length > 0, $"{code} at {path} is missing; found: {string.Join(", ", findings.Select(finding => $"{finding.Code} at {finding.Path}"))}");
        Assert.All(found, finding => Assert.Equal(severity, finding.Severity));
        Assert.All(found, IsWellWritten);
        if (found[0].FixValue is { } cure)
            Assert.DoesNotContain(draft.With(path, cure).Compile(landscapes).Diagnostics, finding => finding.Code == code && finding.Path == path);
        return found[0];
    }

    public static void IsWellWritten(Diagnostic finding)
    {
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", finding.Code);
        Assert.Contains(DraftFields.Everything, field => field.Path == finding.Path);
        foreach (var text in new[] { finding.Reason, finding.Fix })
        {
            Assert.NotEqual(text.Zh, text.En);
            Assert.Matches(Chinese(), text.Zh);
            Assert.EndsWith("\u3002", text.Zh, StringComparison.Ordinal);
            Assert.DoesNotMatch(HalfWidthInChinese(), Quoted().Replace(text.Zh, ""));
            Assert.NotEmpty(text.En);
            Assert.EndsWith(".", text.En, StringComparison.Ordinal);
            Assert.DoesNotMatch(FullWidth(), Quoted().Replace(text.En, ""));
        }
    }

    [GeneratedRegex("“[^”]*”", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\u4E00-\u9FFF]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"[\u4E00-\u9FFF][,;:!?()]|[,;:!?()][\u4E00-\u9FFF]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HalfWidthInChinese();

    [GeneratedRegex(@"[\uFF0C\uFF1B\uFF1A\uFF08\uFF09\u3002\u3001]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FullWidth();
}
