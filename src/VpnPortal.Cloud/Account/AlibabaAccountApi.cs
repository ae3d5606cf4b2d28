namespace VpnPortal.Cloud.Account;

/// <summary>The account behind the access key, at the real cloud or the emulator.</summary>
internal sealed class AlibabaAccountApi(RoleOperations roles, BgpOperations bgp) : IAccountApi
{
    public Task<bool> HasVpnRoleAsync(CancellationToken cancellationToken) => roles.ExistsAsync(RoleOperations.VpnRole, cancellationToken);

    public Task<bool> OffersBgpAsync(string regionId, CancellationToken cancellationToken) => bgp.IsOfferedAsync(regionId, cancellationToken);
}
