using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Sites;
using VpnPortal.Engine.Sites;
using VpnPortal.Web.Features.Sites;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Api;

/// <summary>Many sites from one table, as the page takes it.</summary>
internal static class SitesApi
{
    private const string Tag = "Sites";
    private const string Csv = "text/csv";
    private const int UsualPrefix = 24;
    private const int LongestPrefix = 30;

    public static void MapSitesApi(this RouteGroupBuilder api)
    {
        api.MapGet("/deployments/sites/template", Template).WithTags(Tag).Produces<string>(200, Csv).Says(
            "ReadSitesTemplate", "Get a table to fill in", "All short column names and one example line. Paths of fields may be columns, too.");
        api.MapPost("/deployments/sites/check", CheckAsync).WithTags(Tag).Accepts<string>(Csv).Produces<ApiSitesReview>().Says(
            "CheckSites", "Check a table of sites",
            "Nothing is stored. Up to 500 lines of CSV, at most 1 MiB; ?pool= is a range from which sites without networks get theirs, cut into blocks of ?prefix= (24 when left out).",
            413, 415, 422);
        api.MapPost("/deployments/sites", CreateAsync).WithTags(Tag).Accepts<string>(Csv).Produces<ApiSitesCreated>(201).Says(
            "ImportSites", "Make a draft of every line of a table",
            "All of them or none; the problems of a refused table name line and column. Every site gets keys and tunnel addresses of its own. Parameters as for the check; "
            + "with an Idempotency-Key a repeated request gets the first one's answer for 24 hours, unless the portal was restarted in between.",
            400, 413, 415, 422);
    }

    private static IResult Template() => TypedResults.File(SiteTemplate.File, $"{Csv}; charset=utf-8", "vpnportal-sites.csv");

    [RequestSizeLimit(SiteTableReader.MaxBytes)]
    private static async Task<IResult> CheckAsync(string? pool, string? prefix, HttpContext context, SiteImportService sites, ApiProblems problems)
    {
        if (await ReadAsync(context) is not { } csv) return problems.Refuse(ApiRefusal.TooLarge);
        return TryPool(pool, prefix, out var wanted) is { } wrong
            ? problems.Refuse(ApiRefusal.ValueInvalid, wrong)
            : TypedResults.Ok(ApiSitesReview.Of(await sites.ReviewAsync(csv, wanted, context.RequestAborted)));
    }

    [RequestSizeLimit(SiteTableReader.MaxBytes)]
    private static async Task<IResult> CreateAsync(
        string? pool, string? prefix, [FromHeader(Name = RepeatedRequests.Header)] string? key, HttpContext context,
        SiteImportService sites, RepeatedRequests repeated, ApiProblems problems)
    {
        if (await ReadAsync(context) is not { } csv) return problems.Refuse(ApiRefusal.TooLarge);
        if (TryPool(pool, prefix, out var wanted) is { } wrong) return problems.Refuse(ApiRefusal.ValueInvalid, wrong);
        return await repeated.OnceAsync(context, key, $"{wanted} {csv}", async () =>
        {
            var (made, review) = await sites.CreateAsync(csv, wanted, RequestActor.Of(context), CancellationToken.None);
            return made.Count > 0
                ? TypedResults.Created($"{ApiEndpoints.Root}/deployments", new ApiSitesCreated(made))
                : problems.Refuse(ApiRefusal.TableRefused, findings: ApiSitesReview.Of(review).Errors);
        });
    }

    private static async Task<string?> ReadAsync(HttpContext context) =>
        await DocumentBody.ReadAsync(context.Request, SiteTableReader.MaxBytes, context.RequestAborted) is { } body ? SiteTableReader.Decode(body.Span) : null;

    /// <summary>Name of the parameter that is wrong, or null.</summary>
    private static string? TryPool(string? range, string? prefix, out SitePool? pool)
    {
        pool = null;
        var length = UsualPrefix;
        if (prefix is not null && (!int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > LongestPrefix)) return nameof(prefix);
        if (range is null) return null;
        if (CidrText.Read(range).Value is not { } network) return nameof(pool);
        if (network.PrefixLength > length) return nameof(prefix);
        pool = new SitePool(network, length);
        return null;
    }
}
