namespace VpnPortal.Core.Observation;

/// <summary>Why a question of discovery is open. Closed.</summary>
public enum OpenQuestionCause
{
    /// <summary>The account may not ask it: a RAM permission is missing.</summary>
    NotAllowed,

    /// <summary>The credentials themselves were refused, whatever was asked.</summary>
    CredentialsRefused,

    /// <summary>No usable answer came; it may come next time.</summary>
    NoAnswer,
}

/// <summary>A question that discovery put to the cloud and that has no answer. What it would have told is not known, which is not the same as "none".</summary>
/// <param name="Action">What was asked, as a RAM policy names it, for example <c>vpc:DescribeVpnGateways</c>.</param>
/// <param name="Code">The cloud's error code.</param>
/// <param name="Cause">Why it is open.</param>
public sealed record OpenQuestion(string Action, string Code, OpenQuestionCause Cause);
