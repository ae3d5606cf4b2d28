using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation;

/// <summary>Proposes a tunnel's inside network that fits beside the other tunnel's.</summary>
internal static class InsideCidrs
{
    /// <summary>A /30 that is neither reserved nor used by the other tunnel or by a gateway that is there already.</summary>
    public static string ProposeInsideCidr(this DraftReading draft, TunnelRole role) => AddressPlan.ProposeInsideCidr(
        [.. TunnelRoles.Both.Where(other => other != role).Select(draft.UsableInsideCidr).OfType<Cidr>(), .. draft.InsideCidrsInUse()]).ToString();

    /// <summary>A tunnel's inside network when it is a /30 of the link-local range, else null.</summary>
    public static Cidr? UsableInsideCidr(this DraftReading draft, TunnelRole role) =>
        draft.InsideCidr(role).Value is { PrefixLength: 30 } network && AddressPlan.LinkLocal.Contains(network) ? network : null;
}
