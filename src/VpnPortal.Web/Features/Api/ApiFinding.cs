using System.ComponentModel;
using System.Globalization;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Documents;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Features.Api;

/// <summary>A finding in the reader's language.</summary>
[Description("One finding about a draft or a document, in the language of Accept-Language.")]
public sealed record ApiFinding
{
    [Description("Stable word for the rule, for example subnets-overlap.")]
    public required string Code { get; init; }

    [Description("Errors stop the plan, warnings do not.")]
    public required Severity Severity { get; init; }

    [Description("Path of the draft's field, for example side1.subnets; a JSON pointer where the finding is about a document or a request; a column of a table.")]
    public required string Path { get; init; }

    [Description("Line of the document or of the table, from 1.")]
    public int? Line { get; init; }

    [Description("What is wrong and why it matters.")]
    public required string Message { get; init; }

    [Description("What to do about it.")]
    public required string Fix { get; init; }

    [Description("A value or key that certainly or most probably cures it.")]
    public string? FixValue { get; init; }

    internal static ApiFinding Of(Diagnostic finding) => new()
    {
        Code = finding.Code, Severity = finding.Severity, Path = finding.Path, Message = Say(finding.Reason), Fix = Say(finding.Fix), FixValue = finding.FixValue,
    };

    internal static ApiFinding Of(DocumentProblem problem) => Of(problem.Finding) with { Line = problem.Line };

    /// <summary>The words in the language of the request.</summary>
    internal static string Say(BilingualText text) => text.In(CultureInfo.CurrentUICulture.Name);
}
