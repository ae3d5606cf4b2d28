using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Data;
using VpnPortal.Data.Storage;
using VpnPortal.Data.Stores;

namespace VpnPortal.Web.Features.Api;

/// <summary>Turns what goes wrong on the way into problems: statuses without a body, bodies that cannot be read, drafts that are gone, a full disk, and bugs.</summary>
internal static class ApiFaults
{
    public static void UseApiFaults(this IApplicationBuilder api)
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = context => WriteAsync(context, ApiRefusal.Failed) });
        api.UseStatusCodePages(pages => WriteAsync(pages.HttpContext, ApiRefusal.OfStatus(pages.HttpContext.Response.StatusCode)));
        api.Use(ReadableAsync);
    }

    /// <summary>Commands end in these for reasons that are nobody's bug.</summary>
    public static async ValueTask<object?> CatchAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var problems = context.HttpContext.RequestServices.GetRequiredService<ApiProblems>();
        if (IsCommandThatCannotBeStored(context.HttpContext)) return Unavailable(context.HttpContext, problems);
        try
        {
            return await next(context);
        }
        catch (DraftLockedException)
        {
            return problems.Refuse(ApiRefusal.DraftLocked);
        }
        catch (DraftGoneException)
        {
            return problems.Refuse(ApiRefusal.DeploymentUnknown);
        }
        // A body that breaks off or is too large is the program's matter, although it comes as a fault of reading.
        catch (Exception exception) when (exception is not BadHttpRequestException && StorageFault.Is(exception))
        {
            return Unavailable(context.HttpContext, problems);
        }
    }

    /// <summary>Nothing is begun of which it is known that it cannot be written down.</summary>
    private static bool IsCommandThatCannotBeStored(HttpContext context) => !HttpMethods.IsGet(context.Request.Method)
        && context.RequestServices.GetRequiredService<StorageHealth>().Condition.Level == StorageLevel.ReadOnly;

    private static IResult Unavailable(HttpContext context, ApiProblems problems)
    {
        context.Response.Headers.RetryAfter = "5";
        return problems.Refuse(ApiRefusal.StorageUnavailable);
    }

    private static async Task ReadableAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = exception.StatusCode;
            await WriteAsync(context, ApiRefusal.OfStatus(exception.StatusCode), PointerOf(exception.InnerException as JsonException));
        }
    }

    private static Task WriteAsync(HttpContext context, ApiRefusal refusal, string? path = null) =>
        context.RequestServices.GetRequiredService<ApiProblems>().Refuse(refusal, path).ExecuteAsync(context);

    /// <summary>The reader writes <c>$.side1.name</c>.</summary>
    private static string? PointerOf(JsonException? exception) =>
        exception?.Path is { Length: > 1 } path ? path[1..].Replace('.', '/') : null;
}
