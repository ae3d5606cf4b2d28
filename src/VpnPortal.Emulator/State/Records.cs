using System.Text.Json.Nodes;

namespace VpnPortal.Emulator.State;

internal sealed record ResourceTag(string ResourceType, string ResourceId, string Key, string Value);

/// <summary>A ClientToken that has been used, with a digest of the parameters and the answer it got.</summary>
internal sealed record UsedToken(string Key, string Digest, JsonObject Response, string Effect);

internal sealed record ServiceRole(string Name, string Id, string ServiceName, DateTimeOffset CreatedAt);

/// <summary>One mutating call as the emulator saw it.</summary>
/// <param name="Outcome">applied, replayed or refused.</param>
/// <param name="Effect">The id of the resource created or changed, "replayed", or the error code.</param>
public sealed record LedgerEntry(
    long Sequence, DateTimeOffset Time, string Action, string Region, string? ClientToken,
    IReadOnlyDictionary<string, string> Parameters, string Outcome, string Effect, string RequestId);
