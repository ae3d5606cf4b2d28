using VpnPortal.Cloud;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Engine.Discovery;

/// <summary>Why the account could not be asked, in words for the person at the screen.</summary>
/// <param name="Code">The API's error code, or the client's own.</param>
/// <param name="RequestId">The cloud's id of the call, empty when no answer was read.</param>
public sealed record DiscoveryFailure(BilingualText Cause, BilingualText NextAct, string Code, string RequestId)
{
    internal static DiscoveryFailure Of(CloudException exception)
    {
        var advice = CloudErrorAdvice.For(exception.Code);
        return new(advice.Cause, advice.NextAct, exception.Code, exception.RequestId);
    }
}

/// <summary>What was asked for, or why it could not be had.</summary>
public sealed record Found<T>(IReadOnlyList<T> Items, DiscoveryFailure? Failure);
