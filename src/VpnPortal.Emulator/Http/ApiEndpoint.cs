using System.Globalization;
using System.Text;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Operations;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Http;

/// <summary>The one endpoint of all products. Whatever arrives, the answer is an object of the API.</summary>
internal sealed class ApiEndpoint(RequestVerifier verifier, CallRunner runner, FaultQueue faults, ControlRoom room, ILogger<ApiEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        ApiRequest? request = null;
        try
        {
            request = await RequestReader.ReadAsync(context);
            await AnswerAsync(context, request);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody is left to answer.
        }
        catch (ApiException error)
        {
            await TurnAwayAsync(context, request, error);
        }
        catch (BadHttpRequestException error)
        {
            await TurnAwayAsync(context, request, ApiException.Bad("InvalidRequest", error.Message));
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            Log.Failed(logger, error);
            await TurnAwayAsync(
                context, request, new("InternalError", StatusCodes.Status500InternalServerError, "The request processing has failed due to some unknown error."));
        }
    }

    private async Task AnswerAsync(HttpContext context, ApiRequest request)
    {
        var operation = Admit(request);
        var parameters = request.Parameters();
        var now = room.Clock.Now;
        var fault = faults.Take(operation.Action, now);
        if (fault is { DelaySeconds: > 0 })
            await Task.Delay(TimeSpan.FromSeconds(fault.DelaySeconds), context.RequestAborted);
        if (fault?.Kind == Fault.DropBefore)
        {
            context.Abort();
            return;
        }

        var host = OperationTable.Host(request.Version, parameters.Optional("RegionId") ?? "");
        var answer = runner.Run(operation, parameters, host, Refusal(request, fault, now), Inside(fault));
        Log.Called(logger, operation.Action, answer.Status, answer.Code);
        if (fault?.Kind == Fault.DropAfter)
            context.Abort();
        else if (fault?.Kind == Fault.Html)
            await WriteAsync(context, StatusCodes.Status502BadGateway, "text/html", Encoding.UTF8.GetBytes(Spoiling.HtmlPage));
        else
            await WriteAsync(context, fault?.Kind is Fault.UnknownEnum or Fault.PageCut ? answer with { Body = Spoiling.Spoil(fault, answer.Body) } : answer);
    }

    /// <summary>The operation, for a caller who may call it.</summary>
    private Operation Admit(ApiRequest request)
    {
        if (request.Path != "/")
            throw ApiException.NotFound("InvalidApi.NotFound", "Specified api is not found, please check your url and method.");
        if (request.Method is not ("GET" or "POST"))
            throw UnsupportedMethod();
        if (faults.Standing(Fault.RevokedKey) is not null)
            throw RequestVerifier.Inactive();
        verifier.Verify(request, TimeSpan.FromSeconds(faults.Standing(Fault.ClockSkew)?.Seconds ?? 0));
        var operation = OperationTable.Find(request.Version, request.Action);
        // Signature 1.0 signs the method, and its callers send GET and POST alike.
        return operation.GetOnly && request.Method != "GET" && !RpcSignature.IsUsed(request) ? throw UnsupportedMethod() : operation;
    }

    private ApiException? Refusal(ApiRequest request, Fault? fault, DateTimeOffset now) => fault?.Kind switch
    {
        Fault.Error => new(fault.Code!, fault.Status, fault.Message ?? "An error was injected by the emulator."),
        Fault.Throttle => RateLimits.Throttled(now),
        Fault.Quota => Paging.QuotaFull("the emulator's fault"),
        Fault.RevokedKey => RequestVerifier.Inactive(),
        Fault.ClockSkew => verifier.DateProblem(request, TimeSpan.FromSeconds(fault.Seconds)),
        _ => null,
    };

    private Troubles Inside(Fault? fault) => new(
        fault?.Kind == Fault.FinancialLocked || faults.Standing(Fault.FinancialLocked) is not null,
        fault?.Kind == Fault.StuckProvisioning,
        fault?.Kind == Fault.DescribeLag ? TimeSpan.FromSeconds(fault.Seconds) : TimeSpan.Zero);

    private static ApiException UnsupportedMethod() => ApiException.Bad("UnsupportedHTTPMethod", "This http method is not supported.");

    private Task TurnAwayAsync(HttpContext context, ApiRequest? request, ApiException refusal) =>
        WriteAsync(context, runner.TurnAway(request?.Version ?? "", request?.Action ?? "", refusal));

    private static Task WriteAsync(HttpContext context, Answer answer)
    {
        // The SDKs read milliseconds here.
        if (answer.RetryAfter is { } wait)
            context.Response.Headers["x-acs-retry-after"] = Math.Ceiling(wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, answer.Status, WireJson.ContentType, answer.Body);
    }

    private static async Task WriteAsync(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
