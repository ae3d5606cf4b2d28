using System.ComponentModel;

namespace VpnPortal.Web.Features.Api;

/// <summary>A refusal as RFC 9457 writes it, with what programs need beside the words.</summary>
[Description("A refusal (RFC 9457). Title and detail are in the language of Accept-Language; code never changes.")]
public sealed record ApiProblem
{
    [Description("urn:vpnportal:problem: followed by the code.")]
    public required string Type { get; init; }

    [Description("The kind of problem in a few words.")]
    public required string Title { get; init; }

    [Description("The HTTP status.")]
    public required int Status { get; init; }

    [Description("What happened and what to do.")]
    public required string Detail { get; init; }

    [Description("Stable word for the kind of problem, for example draft-locked.")]
    public required string Code { get; init; }

    [Description("JSON pointer into the request, or path of the draft's field, that caused it.")]
    public string? Path { get; init; }

    [Description("The run that stands in the way, with already-run.")]
    public string? RunId { get; init; }

    [Description("Every single problem, where there are several.")]
    public IReadOnlyList<ApiFinding> Problems { get; init; } = [];
}
