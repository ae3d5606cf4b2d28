namespace VpnPortal.Cloud;

/// <summary>What the portal asks about the account itself before it buys anything. Only looks, never changes. Same rules as <see cref="IVpcApi"/>.</summary>
public interface IAccountApi
{
    /// <summary>Whether the service-linked role AliyunServiceRoleForVpn exists, through which gateways make their network interfaces.</summary>
    Task<bool> HasVpnRoleAsync(CancellationToken cancellationToken);

    /// <summary>Whether a region offers BGP on VPN gateways.</summary>
    Task<bool> OffersBgpAsync(string regionId, CancellationToken cancellationToken);
}
