using System.Globalization;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>How a public IP of the device comes to its customer gateway.</summary>
public enum RegistrationKind
{
    /// <summary>It is registered by the run.</summary>
    New,

    /// <summary>The region has it already, and takes an address once only.</summary>
    Existing,

    /// <summary>Both tunnels end on one address.</summary>
    Shared,
}

/// <summary>The customer gateway of a tunnel towards a device, as it follows from what was typed.</summary>
public sealed record SiteRegistration(TunnelRole Role, RegistrationKind Kind, string Name, string Address, string Asn, string? ExistingId)
{
    /// <summary>One for each tunnel.</summary>
    public static IReadOnlyList<SiteRegistration> Of(DraftReading draft) => [.. TunnelRoles.Both.Select(role => Of(draft, role))];

    private static SiteRegistration Of(DraftReading draft, TunnelRole role)
    {
        var (cloud, site) = (draft.One, draft.Two);
        var address = site.SiteIp(role);
        var registered = cloud.RegisteredCustomerGateway(address);
        var isShared = role == TunnelRole.Slave && address.Length > 0 && address == site.SiteIp(TunnelRole.Master);
        var kind = isShared ? RegistrationKind.Shared : registered is not null ? RegistrationKind.Existing : RegistrationKind.New;
        var name = registered?.Name ?? cloud.CustomerGatewayName(isShared ? TunnelRole.Master : role);
        var asn = registered is null ? site.Asn : registered.Asn;
        return new(role, kind, name, Known(address), Known(asn?.ToString(CultureInfo.InvariantCulture)), registered?.Id);
    }

    private static string Known(string? text) => text is { Length: > 0 } ? text : "–";
}
