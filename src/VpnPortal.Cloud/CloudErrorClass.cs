namespace VpnPortal.Cloud;

/// <summary>What a failure asks of the engine. Closed: every consumer decides for all cases.</summary>
public enum CloudErrorClass
{
    /// <summary>The gateway is working on another write: wait until it is <c>active</c>, then try again.</summary>
    Busy,

    /// <summary>Too many calls in the window: wait <see cref="CloudException.RetryAfter"/> or the rest of the minute.</summary>
    Throttling,

    /// <summary>The service or the way to it failed: try again with the same ClientToken.</summary>
    Server,

    /// <summary>The first call with this ClientToken is still running: try again with the same token.</summary>
    Idempotency,

    /// <summary>A resource named in the call does not exist. On a delete that is success; on anything else it is not.</summary>
    Gone,

    /// <summary>Money, rights or credentials are missing: stop and tell the operator.</summary>
    MoneyOrPermission,

    /// <summary>A quota is used up: stop until it is raised or something is released.</summary>
    Quota,

    /// <summary>A parameter is refused: stop and show the field.</summary>
    Input,

    /// <summary>A code that this version does not know: stop and show it.</summary>
    Unrecognised,
}

/// <summary>Sorts error codes into <see cref="CloudErrorClass"/>.</summary>
public static class CloudErrorClasses
{
    private static readonly HashSet<string> BusyCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "VpnGateway.Configuring", "Appliance.Configuring", "VpnTask.CONFLICT", "TaskConflict",
        "VpnConnection.Configuring", "VpnRouteEntry.Configuring", "OperationConflict",
    };

    // SignatureNonceUsed means that our request arrived twice; a new nonce cures it. SslNotSupport passes by itself on create.
    private static readonly HashSet<string> ServerCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "ServiceUnavailable", "InternalError", "SignatureNonceUsed", "OperationFailed.SslNotSupport",
    };

    // These read like Invalid* or *.NotFound, but speak of the credentials, the clock or the API, not of a resource.
    private static readonly string[] CredentialPrefixes =
        ["InvalidAccessKeyId", "InvalidSecurityToken", "SignatureDoesNotMatch", "IncompleteSignature", "InvalidTimeStamp"];

    private static readonly string[] MoneyOrPermissionPrefixes =
        ["VpnGateway.FinancialLocked", "Forbidden", "Forbbiden", "NoPermission", "InvalidAccountStatus"];

    private static readonly string[] InputPrefixes =
    [
        "Invalid", "IllegalParam", "Missing", "VpnConnection.InvalidCreateTunnelOptions", "DependencyViolation",
        "IdempotentParameterMismatch", "IdempotenceParamNotMatch", "Unsupported", CloudErrorCodes.InvalidRegion,
        CloudErrorCodes.ForbiddenAddress, CloudErrorCodes.InvalidConfiguration,
    ];

    // IncorrectStatus.VpnGateway is what a gateway delete answers when it is on its way out.
    private static readonly HashSet<string> GoneCodes = new(StringComparer.OrdinalIgnoreCase)
    {
        "INSTANCE_NOT_EXISTS", "IncorrectStatus.VpnGateway", "EntityNotExist.Role",
    };

    // A wrong region or action is a mistake of ours; taking it for "already deleted" would lose a resource.
    private static readonly HashSet<string> NotFoundButNotGone = new(StringComparer.OrdinalIgnoreCase)
    {
        "InvalidApi.NotFound", "InvalidRegionId.NotFound", "InvalidAction.NotFound", "InvalidVersion.NotFound",
    };

    extension(CloudErrorClass errorClass)
    {
        /// <summary>The class of an answer.</summary>
        /// <param name="code">The API's code or one of <see cref="CloudErrorCodes"/>.</param>
        /// <param name="httpStatus">HTTP status, 0 when no answer was read.</param>
        public static CloudErrorClass Classify(string code, int httpStatus) => ByCode(code) ?? ByStatus(httpStatus);

        /// <summary>Worth trying again later without anyone acting.</summary>
        public bool IsTransient =>
            errorClass is CloudErrorClass.Busy or CloudErrorClass.Throttling or CloudErrorClass.Server or CloudErrorClass.Idempotency;
    }

    private static CloudErrorClass? ByCode(string code) => code switch
    {
        _ when code.Contains("Throttling", StringComparison.OrdinalIgnoreCase) => CloudErrorClass.Throttling,
        _ when BusyCodes.Contains(code) => CloudErrorClass.Busy,
        "IdempotenceProcessing" => CloudErrorClass.Idempotency,
        _ when ServerCodes.Contains(code) => CloudErrorClass.Server,
        _ when StartsWithAny(code, CredentialPrefixes) => CloudErrorClass.MoneyOrPermission,
        _ when StartsWithAny(code, MoneyOrPermissionPrefixes) => CloudErrorClass.MoneyOrPermission,
        _ when code.Contains("Quota", StringComparison.OrdinalIgnoreCase) => CloudErrorClass.Quota,
        _ when IsGone(code) => CloudErrorClass.Gone,
        _ when StartsWithAny(code, InputPrefixes) => CloudErrorClass.Input,
        _ when code.Contains(".AlreadyExist", StringComparison.OrdinalIgnoreCase) => CloudErrorClass.Input,
        _ when code.StartsWith(CloudErrorCodes.TransportPrefix, StringComparison.Ordinal) => CloudErrorClass.Server,
        _ => null,
    };

    private static CloudErrorClass ByStatus(int httpStatus) => httpStatus switch
    {
        429 => CloudErrorClass.Throttling,
        >= 500 => CloudErrorClass.Server,
        401 or 403 => CloudErrorClass.MoneyOrPermission,
        _ => CloudErrorClass.Unrecognised,
    };

    private static bool IsGone(string code) =>
        GoneCodes.Contains(code)
        || (code.StartsWith("Invalid", StringComparison.OrdinalIgnoreCase)
            && code.EndsWith(".NotFound", StringComparison.OrdinalIgnoreCase)
            && !NotFoundButNotGone.Contains(code));

    private static bool StartsWithAny(string code, string[] prefixes) =>
        prefixes.Any(prefix => code.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
