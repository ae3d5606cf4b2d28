using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VpnPortal.Cloud.Configuration;
using VpnPortal.Cloud.Reading;

namespace VpnPortal.Cloud.Transport;

/// <summary>The one place that sends. Each call goes out exactly once; retrying is the engine's business.</summary>
internal sealed class CloudTransport(
    IHttpClientFactory clients, IOptionsMonitor<AlibabaOptions> settings, RequestComposer composer, CloudMeter meter, ILogger<CloudTransport> logger)
{
    /// <summary>Name of the HTTP client that carries the calls.</summary>
    public const string ClientName = "VpnPortal.Cloud";

    /// <summary>Sends a call and reads its answer while the document lives, so that no secret in it outlives the reading.</summary>
    /// <exception cref="CloudException">The call failed in any way.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; a write may have been done.</exception>
    public async Task<T> SendAsync<T>(ApiCall call, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var options = OptionsFor(call);
            var answer = await ExchangeAsync(call, options, cancellationToken);
            if (answer.Status is < 200 or > 299) throw ErrorTranslation.Refused(call, answer, new Redaction(call, options));
            var (result, requestId) = Read(call, answer, read);
            Ended(call.IsWrite ? LogLevel.Information : LogLevel.Debug, call, answer.Status, "OK", requestId, started);
            Measured(call, "ok", started);
            return result;
        }
        catch (CloudException e)
        {
            Ended(LogLevel.Warning, call, e.HttpStatus, e.Code, e.RequestId, started);
            Measured(call, e.Class.ToString().ToLowerInvariant(), started);
            throw;
        }
        catch (OperationCanceledException)
        {
            Ended(LogLevel.Information, call, 0, "Cancelled", "", started);
            Measured(call, "cancelled", started);
            throw;
        }
    }

    /// <summary>Sends a call whose answer holds nothing but its id.</summary>
    /// <exception cref="CloudException">The call failed in any way.</exception>
    public Task<Answered> SendAsync(ApiCall call, CancellationToken cancellationToken) =>
        SendAsync(call, root => new Answered(root.Required("RequestId")), cancellationToken);

    private AlibabaOptions OptionsFor(ApiCall call)
    {
        if (call.RegionId.Length > 0 && !CloudEndpoint.IsRegion(call.RegionId))
            throw ErrorTranslation.NotSent(call, CloudErrorCodes.InvalidRegion, "The region id holds characters that no region has.");
        try
        {
            return settings.CurrentValue;
        }
        catch (OptionsValidationException e)
        {
            throw ErrorTranslation.NotSent(call, CloudErrorCodes.InvalidConfiguration, e.Message, e);
        }
    }

    // The limit runs on the machine's clock, never on an injected one: the network does not wait for a test's time.
    private async Task<HttpAnswer> ExchangeAsync(ApiCall call, AlibabaOptions options, CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromSeconds(options.TimeoutSeconds);
        using var request = composer.Compose(call, options);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, timeout.Token);
            return await HttpAnswer.ReadAsync(response, timeout.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sendingBegan = request.Content is not FormContent { SendingBegan: false };
            throw e is OperationCanceledException
                ? ErrorTranslation.TimedOut(call, limit, sendingBegan, e)
                : ErrorTranslation.Broken(call, e, sendingBegan);
        }
    }

    private static (T Result, string RequestId) Read<T>(ApiCall call, HttpAnswer answer, Func<JsonElement, T> read)
    {
        var requestId = "";
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            requestId = document.RootElement.Text("RequestId");
            return (read(document.RootElement), requestId);
        }
        catch (JsonException)
        {
            // Without the inner exception: its text could quote the document.
            throw ErrorTranslation.Unusable(call, answer.Status, "The answer is not what the API documents.", requestId, null);
        }
    }

    private void Measured(ApiCall call, string outcome, long started) => meter.Ended(call.Action, outcome, Stopwatch.GetElapsedTime(started));

    private void Ended(LogLevel level, ApiCall call, int status, string code, string requestId, long started) =>
        logger.CallEnded(
            level, call.Action, call.RegionId.Length == 0 ? "no region" : call.RegionId, status, code, requestId,
            (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
}
