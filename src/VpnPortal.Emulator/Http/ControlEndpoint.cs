using System.Net;
using System.Text.Json;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Http;

/// <summary>/_emulator/…: unsigned, therefore for this machine only and not for pages in a browser.</summary>
internal sealed class ControlEndpoint(ControlRoom room)
{
    public const string Prefix = "/_emulator";

    private sealed record ClockOrder(double? Scale, double? AdvanceSeconds);

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var answer = IsLocal(context) ? await AnswerAsync(context) : null;
            await WriteAsync(context, answer is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK, answer ?? new { Code = "NotFound" });
        }
        catch (Exception error) when (error is JsonException or ArgumentException or ApiException)
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
                return room.Ledger();
            case "POST /reset":
                room.Reset();
                return new { };
            case "GET /clock":
                return Clock();
            case "POST /clock":
                Set(await BodyAsync<ClockOrder>(context));
                return Clock();
            case "GET /faults":
                return room.Faults;
            case "POST /faults":
                room.Add(await BodyAsync<Fault>(context));
                return room.Faults;
            case "DELETE /faults":
                room.ClearFaults();
                return room.Faults;
            default:
                return null;
        }
    }

    private void Set(ClockOrder order)
    {
        if (order.Scale is { } scale)
            room.SetScale(scale);
        if (order.AdvanceSeconds is { } seconds)
            room.Advance(TimeSpan.FromSeconds(seconds));
    }

    private object Clock() => new { room.Now, room.Scale };

    private static async Task<T> BodyAsync<T>(HttpContext context)
    {
        var body = await RequestReader.ReadBodyAsync(context.Request.Body, context.RequestAborted);
        return JsonSerializer.Deserialize<T>(body, WireJson.Options) ?? throw new JsonException("The body is empty.");
    }

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } ip && IPAddress.IsLoopback(ip) && !context.Request.Headers.ContainsKey("Origin");

    private static Task WriteAsync(HttpContext context, int status, object body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = WireJson.ContentType;
        return context.Response.WriteAsync(JsonSerializer.Serialize(body, WireJson.Options), context.RequestAborted);
    }
}
