namespace VpnPortal.Web.Features.Api;

/// <summary>A reason to refuse a request. Its code is stable; its words are texts under the code.</summary>
internal sealed record ApiRefusal(string Code, int Status)
{
    public static readonly ApiRefusal BodyUnreadable = new("body-unreadable", 400);
    public static readonly ApiRefusal KeyInvalid = new("idempotency-key-invalid", 400);
    public static readonly ApiRefusal SignInNeeded = new("sign-in-needed", 401);
    public static readonly ApiRefusal WrongNameOrPassword = new("wrong-name-or-password", 401);
    public static readonly ApiRefusal LockedOut = new("locked-out", 401);
    public static readonly ApiRefusal Forbidden = new("forbidden", 403);
    public static readonly ApiRefusal AddressUnknown = new("address-unknown", 404);
    public static readonly ApiRefusal DeploymentUnknown = new("deployment-unknown", 404);
    public static readonly ApiRefusal SecretUnknown = new("secret-unknown", 404);
    public static readonly ApiRefusal RunUnknown = new("run-unknown", 404);
    public static readonly ApiRefusal StepUnknown = new("step-unknown", 404);
    public static readonly ApiRefusal PingUnknown = new("ping-unknown", 404);
    public static readonly ApiRefusal FormatUnknown = new("format-unknown", 404);
    public static readonly ApiRefusal MethodUnknown = new("method-unknown", 405);
    public static readonly ApiRefusal DraftLocked = new("draft-locked", 409);
    public static readonly ApiRefusal DraftChanged = new("draft-changed", 409);
    public static readonly ApiRefusal PlanChanged = new("plan-changed", 409);
    public static readonly ApiRefusal AlreadyRun = new("already-run", 409);
    public static readonly ApiRefusal AccountNotReady = new("account-not-ready", 409);
    public static readonly ApiRefusal RunNotFailed = new("run-not-failed", 409);
    public static readonly ApiRefusal RunOver = new("run-over", 409);
    public static readonly ApiRefusal OutcomeOpen = new("outcome-open", 409);
    public static readonly ApiRefusal NothingToDo = new("nothing-to-do", 409);
    public static readonly ApiRefusal NothingFound = new("nothing-found", 409);
    public static readonly ApiRefusal NotDrifted = new("not-drifted", 409);
    public static readonly ApiRefusal NotBuilt = new("not-built", 409);
    public static readonly ApiRefusal ExportRefused = new("export-refused", 409);
    public static readonly ApiRefusal NoDevice = new("no-device", 409);
    public static readonly ApiRefusal TooLarge = new("too-large", 413);
    public static readonly ApiRefusal MediaTypeUnknown = new("media-type-unknown", 415);
    public static readonly ApiRefusal ValueMissing = new("value-missing", 422);
    public static readonly ApiRefusal ValueInvalid = new("value-invalid", 422);
    public static readonly ApiRefusal DocumentRefused = new("document-refused", 422);
    public static readonly ApiRefusal TableRefused = new("table-refused", 422);
    public static readonly ApiRefusal AnswersRefused = new("answers-refused", 422);
    public static readonly ApiRefusal DraftHasErrors = new("draft-has-errors", 422);
    public static readonly ApiRefusal PingRefused = new("ping-refused", 422);
    public static readonly ApiRefusal KeyReused = new("idempotency-key-reused", 422);
    public static readonly ApiRefusal TooOften = new("too-often", 429);
    public static readonly ApiRefusal Failed = new("failed", 500);
    public static readonly ApiRefusal StorageShort = new("storage-short", 503);
    public static readonly ApiRefusal StorageUnavailable = new("storage-unavailable", 503);

    /// <summary>The refusal for a bare status, as routing and authentication give it.</summary>
    public static ApiRefusal OfStatus(int status) => status switch
    {
        400 => BodyUnreadable,
        401 => SignInNeeded,
        403 => Forbidden,
        404 => AddressUnknown,
        405 => MethodUnknown,
        413 => TooLarge,
        415 => MediaTypeUnknown,
        429 => TooOften,
        < 500 => BodyUnreadable with { Status = status },
        _ => Failed with { Status = status },
    };
}
