namespace VpnPortal.Emulator.Control;

/// <summary>Something that shall go wrong with the next calls of an action.</summary>
/// <param name="Action">The action, or * for any.</param>
/// <param name="Kind">error, delay, dropBefore (the call never happens) or dropAfter (it happens, the answer is lost).</param>
/// <param name="Count">How many calls it hits.</param>
/// <param name="DelaySeconds">Wall-clock wait before the call is carried out, whatever the kind.</param>
public sealed record Fault(
    string Action, string Kind, int Count = 1, string? Code = null, int Status = 400, string? Message = null, double DelaySeconds = 0)
{
    public const string Error = "error";
    public const string Delay = "delay";
    public const string DropBefore = "dropBefore";
    public const string DropAfter = "dropAfter";

    public string? Problem() =>
        string.IsNullOrEmpty(Action) ? "Action is missing."
        : Kind is not (Error or Delay or DropBefore or DropAfter) ? "Kind must be error, delay, dropBefore or dropAfter."
        : Kind == Error && string.IsNullOrEmpty(Code) ? "Code is missing."
        : Count < 1 ? "Count must be at least 1."
        : Status is < 400 or > 599 ? "Status must be between 400 and 599."
        : DelaySeconds is < 0 or > 3600 ? "DelaySeconds must be between 0 and 3600."
        : null;
}
