namespace VpnPortal.Emulator.Control;

/// <summary>Something that shall go wrong with the next calls of an action.</summary>
/// <param name="Action">The action, or * for any.</param>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Count">
/// How many calls it hits: by default one; with a probability all until it is removed. A locked account, a revoked key and a clock that is
/// off concern everything until they are removed, unless an action, a count or a probability is given.
/// </param>
/// <param name="Probability">Of each call, drawn from the seed; without it every call is hit.</param>
/// <param name="DelaySeconds">Wall-clock wait before the call is carried out, whatever the kind.</param>
/// <param name="Field">unknownEnum: the field of the answer.</param>
/// <param name="Value">unknownEnum: what stands there instead.</param>
/// <param name="Seconds">describeLag: how old the answer is; clockSkew: how far the server's clock is ahead.</param>
public sealed record Fault(
    string Action, string Kind, int? Count = null, double? Probability = null, string? Code = null, int Status = 400, string? Message = null,
    double DelaySeconds = 0, string? Field = null, string? Value = null, double Seconds = 0)
{
    public const string Error = "error";
    public const string Delay = "delay";

    /// <summary>The call never happens and the connection breaks.</summary>
    public const string DropBefore = "dropBefore";

    /// <summary>The call happens and its answer is lost.</summary>
    public const string DropAfter = "dropAfter";

    /// <summary>A proxy's page of HTML instead of the answer; the call happens.</summary>
    public const string Html = "html";

    /// <summary>Refused until the minute is over.</summary>
    public const string Throttle = "throttle";
    public const string Quota = "quota";
    public const string DescribeLag = "describeLag";
    public const string UnknownEnum = "unknownEnum";

    /// <summary>A list loses the second half of its page.</summary>
    public const string PageCut = "pageCut";

    /// <summary>A gateway that is created stays in provisioning.</summary>
    public const string StuckProvisioning = "stuckProvisioning";
    public const string FinancialLocked = "financialLocked";
    public const string RevokedKey = "revokedKey";
    public const string ClockSkew = "clockSkew";

    private const double MostSeconds = 1_000_000;

    public static IReadOnlyList<string> Kinds { get; } =
    [
        Error, Delay, DropBefore, DropAfter, Html, Throttle, Quota, DescribeLag, UnknownEnum, PageCut, StuckProvisioning,
        FinancialLocked, RevokedKey, ClockSkew,
    ];

    /// <summary>It concerns the whole account and lasts until it is removed; with an action, a count or a probability it hits single calls.</summary>
    internal bool IsStanding => (Kind is FinancialLocked or RevokedKey or ClockSkew) && Action == "*" && Count is null && Probability is null;

    internal int? Remaining => Count ?? (IsStanding || Probability is not null ? null : 1);

    internal string? Problem() =>
        string.IsNullOrEmpty(Action) ? "Action is missing."
        : !Kinds.Contains(Kind, StringComparer.Ordinal) ? $"Kind must be one of {string.Join(", ", Kinds)}."
        : Kind == Error && string.IsNullOrEmpty(Code) ? "Code is missing."
        : Kind == UnknownEnum && (string.IsNullOrEmpty(Field) || Value is null) ? "Field and Value are needed."
        : Count < 1 ? "Count must be at least 1."
        : Probability is <= 0 or > 1 ? "Probability must be above 0 and at most 1."
        : Status is < 400 or > 599 ? "Status must be between 400 and 599."
        : !(Math.Abs(Seconds) <= MostSeconds) ? $"Seconds must be between -{MostSeconds} and {MostSeconds}."
        : !(DelaySeconds is >= 0 and <= 3600) ? "DelaySeconds must be between 0 and 3600."
        : null;
}
