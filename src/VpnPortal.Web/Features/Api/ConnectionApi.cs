using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Engine.Connection;

namespace VpnPortal.Web.Features.Api;

/// <summary>How the portal reaches the cloud.</summary>
public sealed record ApiConnection(
    [property: Description("Host of all products; empty when each region's own endpoint is called.")] string Endpoint,
    string Protocol,
    [property: Description("Access key id with its middle hidden.")] string AccessKeyId,
    [property: Description("Temporary (STS) credentials are used.")] bool IsTemporary,
    [property: Description("The endpoint is this machine: an emulator, not the real cloud.")] bool IsThisMachine,
    [property: Description("Limit of one call.")] int TimeoutSeconds);

/// <summary>Outcome of a try to reach the cloud.</summary>
/// <param name="Regions">Regions that the account may use; 0 when it failed.</param>
/// <param name="ElapsedMilliseconds">How long the answer took.</param>
/// <param name="Fault">Why it failed.</param>
public sealed record ApiProbe(DateTimeOffset At, int Regions, double ElapsedMilliseconds, ApiFault? Fault);

/// <summary>What the settings page tells and tries. It is configured where the portal is started, by no page and by no request.</summary>
internal static class ConnectionApi
{
    private const string Tag = "Account";

    public static void MapConnectionApi(this RouteGroupBuilder api)
    {
        api.MapGet("/account/connection", Read).WithTags(Tag).Produces<ApiConnection>().Says(
            "ReadConnection", "Read how the cloud is reached", "As configured, without anything secret.");
        api.MapPost("/account/connection/check", CheckAsync).WithTags(Tag).Produces<ApiProbe>().Says(
            "CheckConnection", "Try to reach the cloud", "With the cheapest call that needs valid credentials. A cloud that fails is told in the answer, not by a status.");
    }

    private static IResult Read(CloudConnectionService cloud)
    {
        var now = cloud.Describe();
        return TypedResults.Ok(new ApiConnection(now.Endpoint, now.Protocol, now.MaskedKeyId, now.IsTemporary, now.IsThisMachine, now.TimeoutSeconds));
    }

    private static async Task<IResult> CheckAsync(CloudConnectionService cloud, CancellationToken cancellationToken)
    {
        var probe = await cloud.ProbeAsync(cancellationToken);
        return TypedResults.Ok(new ApiProbe(probe.At, probe.Regions, probe.Elapsed.TotalMilliseconds, probe.Fault is { } fault ? ApiFault.Of(fault) : null));
    }
}
