using VpnPortal.Cloud;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Engine;

/// <summary>A failure of the cloud as pages show it: why, what next, and the words that support asks for.</summary>
/// <param name="Code">Error code.</param>
/// <param name="Message">The cloud's own words.</param>
/// <param name="RequestId">The cloud's id of the call, empty when there is none.</param>
/// <param name="Cause">Why it happened.</param>
/// <param name="NextAct">What to do.</param>
public sealed record CloudFault(string Code, string Message, string RequestId, BilingualText Cause, BilingualText NextAct)
{
    /// <summary>Reads an exception.</summary>
    public static CloudFault From(CloudException exception) => Of(exception.Code, exception.CloudMessage, exception.RequestId);

    /// <summary>Adds cause and next act to a code.</summary>
    public static CloudFault Of(string code, string message, string requestId = "")
    {
        var advice = CloudErrorAdvice.For(code);
        return new CloudFault(code, message, requestId, advice.Cause, advice.NextAct);
    }
}
