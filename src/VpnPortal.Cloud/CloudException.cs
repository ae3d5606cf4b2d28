namespace VpnPortal.Cloud;

/// <summary>What is known about the effect of a failed call.</summary>
public enum CallEffect
{
    /// <summary>The cloud answered with an error: nothing was done.</summary>
    None,

    /// <summary>No usable answer came: it may or may not have been done. Look the resource up before anything else.</summary>
    Unknown,
}

/// <summary>The one way in which a cloud call fails. Holds no secret and no parameter.</summary>
/// <param name="action">API action, for example <c>CreateVpnGateway</c>.</param>
/// <param name="code">The API's error code, or <c>Transport.*</c> when no answer was read.</param>
/// <param name="message">The API's message, or what happened to the connection.</param>
/// <param name="requestId">The cloud's id of the call, empty when no answer was read.</param>
/// <param name="isTransient">Worth trying again later without anyone acting (facts §9).</param>
/// <param name="effect">Whether the call may have taken effect.</param>
public sealed class CloudException(
    string action, string code, string message, string requestId, bool isTransient, CallEffect effect, Exception? inner = null)
    : Exception($"{action}: {code}: {message}", inner)
{
    /// <summary>API action.</summary>
    public string Action => action;

    /// <summary>Error code.</summary>
    public string Code => code;

    /// <summary>The cloud's own words.</summary>
    public string CloudMessage => message;

    /// <summary>The cloud's id of the call.</summary>
    public string RequestId => requestId;

    /// <summary>Worth trying again later.</summary>
    public bool IsTransient => isTransient;

    /// <summary>Whether the call may have taken effect.</summary>
    public CallEffect Effect => effect;
}
