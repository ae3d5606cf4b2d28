using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Http;

/// <summary>/_emulator/…: unsigned, therefore for this machine only unless switched on, and not for what a browser page sends.</summary>
internal sealed class ControlEndpoint(ControlRoom room, bool fromAnywhere)
{
    public const string Prefix = "/_emulator";
    private const int LargestOrder = 256 * 1024 * 1024;

    // What an order does not say is an error that names it, not a null somewhere inside.
    private static readonly JsonSerializerOptions Orders = new(WireJson.Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private sealed record ClockOrder(double? Scale = null, double? AdvanceSeconds = null, DateTimeOffset? StopAt = null, bool? Run = null);

    private sealed record ParametersOrder(JsonObject Parameters, string? Side = null, string Id = "device", IReadOnlyList<string>? Hosts = null);

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var answer = IsAllowed(context) ? await AnswerAsync(context) : null;
            await WriteAsync(context, answer is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK, answer ?? new { Code = "NotFound" });
        }
        catch (Exception error) when (error is JsonException or InvalidOrderException or ApiException or BadHttpRequestException)
        {
            await WriteAsync(context, StatusCodes.Status400BadRequest, new { Code = "InvalidRequest", error.Message });
        }
    }

    private async Task<object?> AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value![Prefix.Length..];
        switch ($"{context.Request.Method} {path}")
        {
            case "GET /ledger":
                return room.Ledger(onlyWrites: context.Request.Query["writes"] == "true");
            case "GET /operations":
                return OperationsView.All;
            case "GET /snapshot":
                return room.Snapshot();
            case "PUT /snapshot":
                room.Restore(await RequestReader.ReadBodyAsync(context, LargestOrder));
                return new { };
            case "POST /seed":
                room.Seed(await BodyAsync<LandscapeFile>(context));
                return new { };
            case "POST /reset":
                room.Reset();
                return new { };
            case "GET /clock":
                return room.Clock;
            case "POST /clock":
                Set(await BodyAsync<ClockOrder>(context));
                return room.Clock;
            default:
                return await TroubleAsync(context, path);
        }
    }

    private async Task<object?> TroubleAsync(HttpContext context, string path)
    {
        switch ($"{context.Request.Method} {path}")
        {
            case "GET /faults":
                return room.Faults;
            case "POST /faults":
                room.Add(await BodyAsync<Fault>(context));
                return room.Faults;
            case "DELETE /faults":
                room.ClearFaults();
                return room.Faults;
            case "GET /traffic":
                return room.Traffic;
            case "POST /traffic":
                room.Steer(await BodyAsync<TrafficOrder>(context));
                return room.Traffic;
            case "POST /devices":
                room.Place(await BodyAsync<DeviceFile>(context));
                return room.Traffic;
            case "POST /devices/from-parameters":
                var order = await BodyAsync<ParametersOrder>(context);
                room.Place(order.Parameters, order.Side, order.Id, order.Hosts ?? []);
                return room.Traffic;
            default:
                return Remove(context.Request.Method, path) ? room.Traffic : null;
        }
    }

    private bool Remove(string method, string path) =>
        method == "DELETE" && path.StartsWith("/devices/", StringComparison.Ordinal) && room.RemoveDevice(path["/devices/".Length..]);

    private void Set(ClockOrder order)
    {
        if (order.Scale is { } scale)
            room.SetScale(scale);
        if (order.StopAt is { } moment)
            room.StopClock(moment);
        if (order.Run == true)
            room.StartClock();
        if (order.AdvanceSeconds is { } seconds)
            room.Advance(TimeSpan.FromSeconds(Math.Clamp(seconds, -1, 1e9)));
    }

    private static async Task<T> BodyAsync<T>(HttpContext context)
    {
        var body = await RequestReader.ReadBodyAsync(context, LargestOrder);
        return JsonSerializer.Deserialize<T>(body, Orders) ?? throw new JsonException("The body is empty.");
    }

    // A browser names its page in Origin; without that a rebound name would still stand in Host.
    private bool IsAllowed(HttpContext context) =>
        !context.Request.Headers.ContainsKey("Origin")
        && (fromAnywhere || (context.Connection.RemoteIpAddress is { } ip && IPAddress.IsLoopback(ip) && IsLoopbackName(context.Request.Host.Host)));

    private static bool IsLoopbackName(string host) => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static async Task WriteAsync(HttpContext context, int status, object body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = WireJson.ContentType;
        var bytes = body as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), WireJson.Options);
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
