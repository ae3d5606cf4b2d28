using System.Text.Json.Nodes;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Operations;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Http;

/// <summary>The one endpoint of all products. Whatever arrives, the answer is an object of the API.</summary>
internal sealed class ApiEndpoint(Acs3Verifier verifier, CallRunner runner, FaultQueue faults, ILogger<ApiEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var request = await RequestReader.ReadAsync(context);
            await AnswerAsync(context, request);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody is left to answer.
        }
        catch (ApiException error)
        {
            await WriteErrorAsync(context, error);
        }
        catch (BadHttpRequestException error)
        {
            await WriteErrorAsync(context, ApiException.Bad("InvalidRequest", error.Message));
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            Log.Failed(logger, error);
            await WriteErrorAsync(context, new("InternalError", StatusCodes.Status500InternalServerError, "The request processing has failed due to some unknown error."));
        }
    }

    private async Task AnswerAsync(HttpContext context, ApiRequest request)
    {
        if (request.Path != "/")
            throw ApiException.NotFound("InvalidApi.NotFound", "Specified api is not found, please check your url and method.");
        if (request.Method is not ("GET" or "POST"))
            throw UnsupportedMethod();
        verifier.Verify(request);
        var (version, action) = (request.Header("x-acs-version"), request.Header("x-acs-action"));
        var operation = OperationTable.Find(version, action);
        if (operation.GetOnly && request.Method != "GET")
            throw UnsupportedMethod();
        var parameters = request.Parameters();
        if (operation.Regional)
            _ = parameters.Required("RegionId");

        var fault = faults.Take(action);
        if (fault is { DelaySeconds: > 0 })
            await Task.Delay(TimeSpan.FromSeconds(fault.DelaySeconds), context.RequestAborted);
        if (fault?.Kind == Fault.DropBefore)
        {
            context.Abort();
            return;
        }

        var host = OperationTable.Host(version, parameters.Optional("RegionId") ?? "");
        var outcome = runner.Run(operation, parameters, host, Injected(fault));
        Log.Called(logger, action, outcome.Status, outcome.Body["Code"]?.ToString() ?? "");
        if (fault?.Kind == Fault.DropAfter)
            context.Abort();
        else
            await WriteAsync(context, outcome.Status, outcome.Body);
    }

    private static ApiException? Injected(Fault? fault) => fault?.Kind == Fault.Error
        ? new(fault.Code!, fault.Status, fault.Message ?? "An error was injected by the emulator.")
        : null;

    private static ApiException UnsupportedMethod() => ApiException.Bad("UnsupportedHTTPMethod", "This http method is not supported.");

    private static Task WriteErrorAsync(HttpContext context, ApiException error)
    {
        var host = OperationTable.Host(context.Request.Headers["x-acs-version"].ToString(), "");
        return WriteAsync(context, error.Status, WireJson.Error(error, Guid.NewGuid().ToString().ToUpperInvariant(), host));
    }

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = WireJson.ContentType;
        return context.Response.WriteAsync(body.ToJsonString(WireJson.Options), context.RequestAborted);
    }
}
