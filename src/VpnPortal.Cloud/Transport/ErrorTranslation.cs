using System.Text.Json;
using VpnPortal.Cloud.Reading;

namespace VpnPortal.Cloud.Transport;

/// <summary>The one place where failures of all kinds become a <see cref="CloudException"/>.</summary>
internal static class ErrorTranslation
{
    /// <summary>The cloud, or something in its stead, answered with an error status.</summary>
    public static CloudException Refused(ApiCall call, HttpAnswer answer, Redaction redaction)
    {
        if (ReadEnvelope(answer.Body) is not { } envelope || envelope.Code.Length == 0)
            return Unusable(call, answer.Status, $"HTTP {answer.Status} without an API error inside.", "", null, answer.RetryAfter);
        var code = redaction.Word(envelope.Code);
        var errorClass = CloudErrorClass.Classify(code, answer.Status);
        return new CloudException(
            call.Action, code, redaction.Text(envelope.Message), redaction.Word(envelope.RequestId), errorClass.IsTransient,
            EffectOfRefusal(call, code, answer.Status), null, answer.Status, answer.RetryAfter);
    }

    /// <summary>An answer came, but not the one the API documents.</summary>
    public static CloudException Unusable(
        ApiCall call, int status, string message, string requestId, Exception? inner, TimeSpan? retryAfter = null) =>
        new(call.Action, CloudErrorCodes.UnusableAnswer, message, requestId, isTransient: true, OpenEffect(call), inner, status, retryAfter);

    /// <summary>No complete answer within our limit.</summary>
    public static CloudException TimedOut(ApiCall call, TimeSpan limit, bool sendingBegan, Exception inner) =>
        Transport(call, CloudErrorCodes.Timeout, $"No complete answer within {limit.TotalSeconds:0} s.", sendingBegan, inner);

    /// <summary>The network failed.</summary>
    public static CloudException Broken(ApiCall call, Exception failure, bool sendingBegan) => failure switch
    {
        { InnerException: ForbiddenAddressException forbidden } =>
            NotSent(call, CloudErrorCodes.ForbiddenAddress, forbidden.Message, failure),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            Transport(call, CloudErrorCodes.NameNotResolved, "The endpoint's name was not resolved.", sendingBegan, failure),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            Transport(call, CloudErrorCodes.TlsFailed, "The TLS handshake failed.", sendingBegan, failure),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } =>
            Transport(call, CloudErrorCodes.ConnectFailed, "No connection could be made.", sendingBegan, failure),
        _ when !sendingBegan =>
            Transport(call, CloudErrorCodes.ConnectFailed, "The connection broke before the request was sent.", sendingBegan, failure),
        _ => Transport(call, CloudErrorCodes.ConnectionLost, "The connection broke before a complete answer was read.", sendingBegan, failure),
    };

    /// <summary>A mistake found before anything was sent.</summary>
    public static CloudException NotSent(ApiCall call, string code, string message, Exception? inner = null) =>
        new(call.Action, code, message, "", CloudErrorClass.Classify(code, 0).IsTransient, CallEffect.None, inner);

    private static CloudException Transport(ApiCall call, string code, string message, bool sendingBegan, Exception inner) =>
        new(call.Action, code, message, "", isTransient: true, sendingBegan ? OpenEffect(call) : CallEffect.None, inner);

    // A 5xx may come after the work was done. SignatureNonceUsed says that an earlier copy of this very request arrived,
    // and IdempotenceProcessing that an earlier call with this token still runs: in neither case is "nothing was done" known.
    private static CallEffect EffectOfRefusal(ApiCall call, string code, int status) =>
        status >= 500 || code is "SignatureNonceUsed" or "IdempotenceProcessing" ? OpenEffect(call) : CallEffect.None;

    private static CallEffect OpenEffect(ApiCall call) => call.IsWrite ? CallEffect.Unknown : CallEffect.None;

    private static (string Code, string Message, string RequestId)? ReadEnvelope(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return (root.Text("Code"), root.Text("Message"), root.Text("RequestId"));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
