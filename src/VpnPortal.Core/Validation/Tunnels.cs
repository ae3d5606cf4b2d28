using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation;

/// <summary>What a tunnel role is called in a sentence.</summary>
internal static class Tunnels
{
    /// <summary>主隧道 or 备隧道，master tunnel or slave tunnel.</summary>
    public static BilingualText Noun(this TunnelRole role) =>
        role == TunnelRole.Master ? new("主隧道", "master tunnel") : new("备隧道", "slave tunnel");
}
