using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Documents;

namespace VpnPortal.Web.Features.Api;

/// <summary>Words refusals in the language of the request.</summary>
internal sealed class ApiProblems(IStringLocalizer<ApiTexts> texts)
{
    public const string MediaType = "application/problem+json";

    public ApiProblem Describe(ApiRefusal refusal, string? path = null, IEnumerable<ApiFinding>? findings = null) => new()
    {
        Type = $"urn:vpnportal:problem:{refusal.Code}",
        Title = texts[$"{refusal.Code}-title"],
        Status = refusal.Status,
        Detail = texts[refusal.Code],
        Code = refusal.Code,
        Path = path,
        Problems = [.. findings ?? []],
    };

    public IResult Refuse(ApiRefusal refusal, string? path = null, IEnumerable<ApiFinding>? findings = null) => Refuse(Describe(refusal, path, findings));

    public IResult Refuse(ApiProblem problem) => TypedResults.Json(problem, contentType: MediaType, statusCode: problem.Status);

    /// <summary>A key of the request, most probably misspelt.</summary>
    public ApiFinding KeyUnknown(string pointer, string key, string? meant) => ApiFinding.Of(DocumentProblems.KeyUnknown(pointer, key, null, meant));
}
