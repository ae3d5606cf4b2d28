using System.ComponentModel;
using System.Text.Json.Serialization;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Proofs;
using VpnPortal.Engine.Proofs;
using VpnPortal.Web.Features.Verify;

namespace VpnPortal.Web.Features.Api;

/// <summary>What is proven of a deployment and what is not.</summary>
public sealed record ApiVerification
{
    [Description("False while there is no run; everything else is empty then.")]
    public required bool IsBuilt { get; init; }

    [Description("Ends to ping from or to.")]
    public required IReadOnlyList<ApiVerifySide> Sides { get; init; }

    [Description("The five proofs in the order in which one needs the one before.")]
    public required IReadOnlyList<ApiProof> Proofs { get; init; }

    [Description("Gateways, tunnels and routes of both ends as they look at present.")]
    public required IReadOnlyList<ApiPathEnd> Ends { get; init; }

    [Description("Why parts of it cannot be seen.")]
    public required IReadOnlyList<ApiFault> Faults { get; init; }

    internal static ApiVerification Of(Verification verification) => new()
    {
        IsBuilt = verification.Path is not null,
        Sides = [.. verification.Sides.Select(side => new ApiVerifySide(
            (int)side.Key, side.Name, side.RegionId, [.. side.Instances.Select(ApiInstance.Of)], side.Proposed))],
        Proofs = verification.Path is { } path ? [.. ProofBoard.Of(path.Facts, verification.Pings).Select(line => new ApiProof(line.Kind, line.Master, line.Slave))] : [],
        Ends = verification.Path is { } seen ? [.. seen.Facts.Ends.Select(ApiPathEnd.Of)] : [],
        Faults = [.. verification.Faults.Select(ApiFault.Of)],
    };
}

/// <summary>One end to ping from or to: a VPC, or a data centre, which has no region, and addresses in place of instances.</summary>
public sealed record ApiVerifySide(int Side, string Name, string? RegionId, IReadOnlyList<ApiInstance> Instances, IReadOnlyList<string> Addresses);

/// <summary>One kind of proof for both tunnels.</summary>
public sealed record ApiProof(ProofKind Kind, ProofMark Master, ProofMark Slave);

/// <summary>One end of the way in the cloud; states are null where nothing was seen.</summary>
public sealed record ApiPathEnd(
    int Side, string GatewayName, GatewayStatus? Gateway, PathTunnel Master, PathTunnel Slave, IReadOnlyList<ApiPathRoute> Routes)
{
    internal static ApiPathEnd Of(PathEnd end) => new(
        (int)end.Side, end.GatewayName, end.Gateway, end.Master, end.Slave,
        [.. end.Routes.Select(route => new ApiPathRoute(route.Destination.ToString(), route.Sight))]);
}

/// <summary>A route to a network of the peer, and what a look at it showed.</summary>
public sealed record ApiPathRoute(string Destination, RouteSight Sight);

/// <summary>From where to where to ping. What is left out is taken from step 5 of the draft, else the first instance that can.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiPingStart
{
    [Description("1 or 2: the side that sends.")]
    public int? FromSide { get; init; }

    [Description("Id of the instance that sends.")]
    public string? Source { get; init; }

    [Description("IPv4 address that is to answer.")]
    public string? Destination { get; init; }

    [Description("Packets, 1 to 100, five a second; 10 when left out.")]
    public int? Count { get; init; }
}

/// <summary>A ping and what came of it.</summary>
public sealed record ApiPing
{
    public required string Id { get; init; }

    [Description("How it ended.")]
    public required PingVerdict Verdict { get; init; }

    public required string SourceInstanceId { get; init; }

    public required string SourceIp { get; init; }

    public required string DestinationIp { get; init; }

    public required int Count { get; init; }

    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    [Description("Sent, received and times; null while it runs or when it could not.")]
    public PingSummary? Summary { get; init; }

    [Description("What the command printed so far.")]
    public required string Output { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    [Description("Likely causes of a ping without answers, nearest first; told when one ping is read.")]
    public IReadOnlyList<ApiPingCause> Causes { get; init; } = [];

    internal static ApiPing Of(PingProof ping)
    {
        var view = PingView.From(ping);
        return new()
        {
            Id = ping.Id, Verdict = view.Verdict, SourceInstanceId = ping.SourceInstanceId, SourceIp = ping.SourceIp, DestinationIp = ping.DestinationIp,
            Count = ping.Count, StartedBy = ping.StartedBy, StartedAt = ping.StartedAt, FinishedAt = ping.FinishedAt, Summary = view.Output.Summary,
            Output = ping.Output, ErrorCode = ping.ErrorCode, ErrorMessage = ping.ErrorMessage,
        };
    }
}

/// <summary>A likely cause why a ping was not answered.</summary>
public sealed record ApiPingCause(string Code, string Cause, string NextAct);
