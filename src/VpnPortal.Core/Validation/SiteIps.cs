using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation;

/// <summary>A public IP of the device, as typed and as understood.</summary>
internal sealed record SiteIp(TunnelRole Role, string Text, uint Address)
{
    /// <summary>Its field.</summary>
    public string Path => FieldPaths.SiteIp(Role);
}

/// <summary>The public IPs of the device.</summary>
internal static class SiteIps
{
    /// <summary>Those that can be read, in the order of the tunnels; none when both ends are VPCs.</summary>
    public static IEnumerable<SiteIp> SiteIpsOf(this DraftReading draft) =>
        from role in TunnelRoles.Both
        let address = draft.Two.SiteAddress(role)
        where address is not null
        select new SiteIp(role, draft.Two.SiteIp(role), address.Value);

    /// <summary>True when both tunnels end on one address.</summary>
    public static bool HasOneSiteIp(this DraftReading draft) =>
        draft.Two.SiteAddress(TunnelRole.Master) is { } address && address == draft.Two.SiteAddress(TunnelRole.Slave);
}
