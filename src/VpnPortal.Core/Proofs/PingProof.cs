using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Proofs;

/// <summary>One ping from one instance to another through the tunnels, kept as evidence.</summary>
public sealed record PingProof(
    string Id, string DeploymentId, string RegionId, string SourceInstanceId, string SourceName, string SourceIp,
    string DestinationName, string DestinationIp, int Count, string StartedBy, DateTimeOffset StartedAt)
{
    /// <summary>The API's id of the command, empty until it was accepted.</summary>
    public string InvocationId { get; init; } = "";

    /// <summary>Output so far.</summary>
    public string Output { get; init; } = "";

    /// <summary>When it ended, null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it could not run, null when it ran.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The cloud's words on the error.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The cloud's id of the call that started it.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>True when every packet came back.</summary>
    public bool Succeeded => FinishedAt is not null && PingOutput.Parse(Output).IsWhole;

    /// <summary>
    /// The command. It runs as root, so it is built from a number and an address that was read as one, never from text.
    /// </summary>
    /// <exception cref="FormatException">The destination is not an IPv4 address.</exception>
    public string Command() => Cidr.TryParseAddress(DestinationIp, out var address)
        ? FormattableString.Invariant($"ping -c {Count} -W 1 -i 0.2 {Cidr.Format(address)}")
        : throw new FormatException("The destination of a ping must be an IPv4 address.");
}
