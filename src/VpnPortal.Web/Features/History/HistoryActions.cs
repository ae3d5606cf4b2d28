using VpnPortal.Core.Auditing;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.History;

/// <summary>The actions that the history can be narrowed to, in the words of its sentences.</summary>
public static class HistoryActions
{
    public static IReadOnlyList<SelectOption> Options(string culture) =>
        [.. AuditCodes.All.Select(code => new SelectOption(code.Code, code.Sentence.In(culture)))];

    /// <summary>The sentence of a code; the code itself when this version does not know it.</summary>
    public static string? SentenceOf(string? code, string culture) =>
        code is null ? null : AuditCodes.All.FirstOrDefault(known => known.Code == code)?.Sentence.In(culture) ?? code;
}
