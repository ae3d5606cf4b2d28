using VpnPortal.Cloud.Reading;
using VpnPortal.Cloud.Transport;

namespace VpnPortal.Cloud.Account;

/// <summary>Which regions offer BGP: the VPC API's CheckVpnBgpEnabled.</summary>
internal sealed class BgpOperations(CloudTransport transport)
{
    public Task<bool> IsOfferedAsync(string regionId, CancellationToken cancellationToken) => transport.SendAsync(
        ApiCall.Vpc("CheckVpnBgpEnabled", regionId, new()),
        root => string.Equals(root.Required("BgpEnabled"), "true", StringComparison.OrdinalIgnoreCase),
        cancellationToken);
}
