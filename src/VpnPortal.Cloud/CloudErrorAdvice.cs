using VpnPortal.Core.Primitives;

namespace VpnPortal.Cloud;

/// <summary>What a failure means for an operator, in both languages.</summary>
/// <param name="Cause">Why it happened.</param>
/// <param name="NextAct">What to do next.</param>
public readonly record struct CloudErrorAdvice(BilingualText Cause, BilingualText NextAct)
{
    /// <summary>Advice for a code; for a code without advice of its own, that of its class, naming the code.</summary>
    public static CloudErrorAdvice For(string code)
    {
        if (CloudErrorAdvices.Exact.TryGetValue(code, out var exact)) return exact;
        foreach (var (prefix, advice) in CloudErrorAdvices.ByPrefix)
            if (code.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return advice;
        return ForClass(CloudErrorClass.Classify(code, 0), code);
    }

    private static CloudErrorAdvice ForClass(CloudErrorClass errorClass, string code) => errorClass switch
    {
        CloudErrorClass.Busy => CloudErrorAdvices.Busy,
        CloudErrorClass.Throttling => CloudErrorAdvices.Throttled,
        CloudErrorClass.Server => CloudErrorAdvices.ServiceFailed,
        CloudErrorClass.Idempotency => CloudErrorAdvices.StillRunning,
        CloudErrorClass.Gone => CloudErrorAdvices.Missing(code),
        CloudErrorClass.MoneyOrPermission => CloudErrorAdvices.NotAllowed(code),
        CloudErrorClass.Quota => CloudErrorAdvices.QuotaUsedUp,
        CloudErrorClass.Input => CloudErrorAdvices.Refused(code),
        CloudErrorClass.Unrecognised => CloudErrorAdvices.Unknown(code),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
