namespace VpnPortal.Cloud;

/// <summary>What is known about the effect of a failed call.</summary>
public enum CallEffect
{
    /// <summary>Nothing was done: the cloud refused, the call never left, or it was a read.</summary>
    None,

    /// <summary>No usable answer came: it may or may not have been done. Look the resource up before anything else.</summary>
    Unknown,
}

/// <summary>The one way in which a cloud call fails. Holds no secret and no parameter.</summary>
/// <param name="action">API action, for example <c>CreateVpnGateway</c>.</param>
/// <param name="code">The API's error code, or one of <see cref="CloudErrorCodes"/>.</param>
/// <param name="message">The API's message, or what happened to the connection.</param>
/// <param name="requestId">The cloud's id of the call, empty when no answer was read.</param>
/// <param name="isTransient">Worth trying again later without anyone acting.</param>
/// <param name="effect">Whether the call may have taken effect.</param>
/// <param name="inner">What the network reported.</param>
/// <param name="httpStatus">HTTP status, 0 when no answer was read.</param>
/// <param name="retryAfter">How long the cloud asked to wait.</param>
public sealed class CloudException(
    string action, string code, string message, string requestId, bool isTransient, CallEffect effect,
    Exception? inner = null, int httpStatus = 0, TimeSpan? retryAfter = null)
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

    /// <summary>HTTP status, 0 when no answer was read.</summary>
    public int HttpStatus => httpStatus;

    /// <summary>What the failure asks of the engine.</summary>
    public CloudErrorClass Class { get; } = CloudErrorClass.Classify(code, httpStatus);

    /// <summary>How long the cloud asked to wait (header <c>x-acs-retry-after</c>), else null.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
