using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Observation;

/// <summary>How much an account may hold. The cloud raises each on request, so the configuration can, too.</summary>
/// <param name="VpnGateways">VPN gateways over all regions.</param>
/// <param name="CustomerGateways">Customer gateways of a region.</param>
/// <param name="ConnectionsPerGateway">IPsec connections on one gateway.</param>
/// <param name="RoutesPerGateway">Destination routes on one gateway.</param>
/// <param name="BgpRoutes">Routes that a gateway accepts by BGP.</param>
public sealed record AccountQuotas(int VpnGateways, int CustomerGateways, int ConnectionsPerGateway, int RoutesPerGateway, int BgpRoutes)
{
    /// <summary>The documented ones.</summary>
    public static readonly AccountQuotas Documented = new(30, 100, 10, 20, 50);
}

/// <summary>A gateway that is locked for money.</summary>
/// <param name="Id"><c>vpn-…</c></param>
/// <param name="RegionId">Where it stands.</param>
/// <param name="IsExpired">Its own prepaid term is over, which says nothing about the account.</param>
public sealed record LockedGateway(string Id, string RegionId, bool IsExpired);

/// <summary>What discovery knows of the account as a whole, beyond any region.</summary>
public sealed record AccountFacts
{
    /// <summary>Nobody asked: nothing is known but the documented quotas.</summary>
    public static readonly AccountFacts Unasked = new();

    /// <summary>What the account may hold.</summary>
    public AccountQuotas Quotas { get; init; } = AccountQuotas.Documented;

    /// <summary>VPN gateways seen over all regions that answered; null when nobody counted.</summary>
    public int? Gateways { get; init; }

    /// <summary>Regions whose gateways could not be counted.</summary>
    public EquatableArray<string> UncountedRegions { get; init; }

    /// <summary>Gateways of any region that are locked for money.</summary>
    public EquatableArray<LockedGateway> LockedGateways { get; init; }

    /// <summary>Whether the service-linked role AliyunServiceRoleForVpn exists; null when that is not known.</summary>
    public bool? HasVpnRole { get; init; }

    /// <summary>True when everything is known and nothing stands in the way of buying one more gateway.</summary>
    public bool IsReady => HasVpnRole == true && Gateways < Quotas.VpnGateways && UncountedRegions.Count + LockedGateways.Count + OpenQuestions.Count == 0;

    /// <summary>Questions about the account that have no answer.</summary>
    public EquatableArray<OpenQuestion> OpenQuestions { get; init; }
}
