using System.Globalization;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>BGP on one end of one tunnel.</summary>
/// <param name="End">Name of the gateway, or of the data centre.</param>
/// <param name="Connection">The connection of a gateway; a device has none.</param>
public sealed record BgpRow(string End, string? Connection, TunnelRole Role, string Asn, string InsideCidr, string Address)
{
    /// <summary>Both tunnels of either end.</summary>
    public static IReadOnlyList<BgpRow> Of(DraftReading draft) =>
    [
        .. from side in draft.Ends
           from role in TunnelRoles.Both
           let inside = draft.InsideCidr(role)
           select new BgpRow(
               side.IsSite ? draft.Text(FieldPaths.SiteName) : side.GatewayName, side.IsSite ? null : side.ConnectionName, role,
               side.Asn?.ToString(CultureInfo.InvariantCulture) ?? "–", inside.Value?.ToString() ?? inside.Text,
               inside.Value?.AddressAt((uint)side.Key) ?? "–"),
    ];
}
