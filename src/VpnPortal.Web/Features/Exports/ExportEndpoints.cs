using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using VpnPortal.Data;
using VpnPortal.Core.Exports;
using VpnPortal.Engine.Exporting;
using VpnPortal.Web.Features.Account;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Exports;

/// <summary>Downloads. Secrets pass through here only: never through a circuit, an address or a log.</summary>
internal static partial class ExportEndpoints
{
    private const int MaxPasswordLength = 256;

    public static void MapExports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/deployments/{deploymentId}/exports/{key}", DownloadAsync);
        endpoints.MapPost("/deployments/{deploymentId}/exports/{key}/secrets", DownloadWithSecretsAsync);
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext context, string deploymentId, string key, ExportService exports, IStringLocalizer<ExportsTexts> texts, TimeProvider time)
    {
        var address = AddressOf(context.Request.Query["side"], context.Request.Query["language"], deploymentId, key);
        if (RendererBook.Find(key) is null) return Refuse(StatusCodes.Status404NotFound, null, texts["NothingToSend"]);
        var outcome = await exports.DownloadAsync(address.Request, RequestActor.Of(context), context.RequestAborted);
        return Answer(context, outcome, texts, time);
    }

    private static async Task<IResult> DownloadWithSecretsAsync(
        HttpContext context, string deploymentId, string key, IAntiforgery antiforgery, StepUp stepUp, ExportService exports)
    {
        var services = context.RequestServices;
        var texts = (IStringLocalizer<ExportsTexts>)services.GetService(typeof(IStringLocalizer<ExportsTexts>))!;
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
            return Refuse(StatusCodes.Status400BadRequest, null, texts["FormExpired"]);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (reason, password) = (form["reason"].ToString(), form["password"].ToString());
        if (string.IsNullOrWhiteSpace(reason)) return Refuse(StatusCodes.Status422UnprocessableEntity, "reason", texts["ReasonMissing"]);
        if (password.Length is 0 or > MaxPasswordLength) return Refuse(StatusCodes.Status422UnprocessableEntity, "password", texts["PasswordMissing"]);
        if (RendererBook.Find(key) is null) return Refuse(StatusCodes.Status404NotFound, null, texts["NothingToSend"]);

        var request = AddressOf(form["side"], form["language"], deploymentId, key).Request;
        var confirmed = await stepUp.ConfirmAsync(context.User, password);
        if (confirmed != StepUpOutcome.Confirmed) return await RefusePasswordAsync(context, confirmed, request, exports, texts);
        try
        {
            var outcome = await exports.DownloadWithSecretsAsync(request, reason, RequestActor.Of(context), context.RequestAborted);
            return Answer(context, outcome, texts, (TimeProvider)services.GetService(typeof(TimeProvider))!);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            LogNotAudited((ILogger)services.GetService(typeof(ILogger<ExportService>))!, exception);
            return Refuse(StatusCodes.Status503ServiceUnavailable, null, texts["NotAudited"]);
        }
    }

    private static async Task<IResult> RefusePasswordAsync(
        HttpContext context, StepUpOutcome outcome, ExportRequest request, ExportService exports, IStringLocalizer<ExportsTexts> texts)
    {
        await exports.RefuseSecretsAsync(request, outcome.ToString(), RequestActor.Of(context), context.RequestAborted);
        return Refuse(
            StatusCodes.Status403Forbidden, "password", outcome == StepUpOutcome.LockedOut ? texts["LockedOut"] : texts["PasswordWrong"]);
    }

    private static IResult Answer(
        HttpContext context, ExportOutcome<RenderedExport>? outcome, IStringLocalizer<ExportsTexts> texts, TimeProvider time)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (outcome is null) return Refuse(StatusCodes.Status404NotFound, null, texts["NothingToSend"]);
        if (outcome.Value is not { } export)
            return Refuse(StatusCodes.Status409Conflict, null, string.Join('\n', outcome.Refusals.Select(Words)));
        var bundle = ExportBundle.From(export, time.GetUtcNow());
        return Results.Bytes(bundle.Content, bundle.MediaType, bundle.FileName);
    }

    private static string Words(VpnPortal.Core.Diagnostics.Diagnostic refusal) =>
        $"{refusal.Reason.In(CultureInfo.CurrentUICulture.Name)} {refusal.Fix.In(CultureInfo.CurrentUICulture.Name)} ({refusal.Code})";

    private static ExportsAddress AddressOf(string? side, string? language, string deploymentId, string key) =>
        ExportsAddress.Read(deploymentId, key, side, language, null, CultureInfo.CurrentUICulture.Name);

    /// <summary>A refusal in the reader's language, with the field it belongs to.</summary>
    private static IResult Refuse(int status, string? field, string text) => Results.Json(new ExportRefusal(field, text), statusCode: status);

    private sealed record ExportRefusal(string? Field, string Text);

    [LoggerMessage(3101, LogLevel.Error, "The history could not be written, so an export with secrets was not made.")]
    private static partial void LogNotAudited(ILogger logger, Exception exception);
}
