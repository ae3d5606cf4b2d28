namespace VpnPortal.Emulator.State;

/// <summary>One call as the emulator saw it.</summary>
/// <param name="Parameters">As sent, with secrets replaced by ***.</param>
/// <param name="Outcome">answered (a call that only reads), applied, replayed or refused.</param>
/// <param name="Effect">The id of the resource created or changed, "replayed", or the error code.</param>
public sealed record LedgerEntry(
    long Sequence, DateTimeOffset Time, string Action, string Region, string? ClientToken,
    IReadOnlyDictionary<string, string> Parameters, string Outcome, string Effect, string RequestId);
