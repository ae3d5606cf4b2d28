using VpnPortal.Cloud;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>A tunnel as both forms of CreateVpnConnection take it.</summary>
internal static class CreatedTunnel
{
    /// <summary>The ids are the two public addresses, so that both ends agree by construction.</summary>
    public static CreateTunnel Of(StepContext context, ResourceAddress customerGateway, PresharedKey key, string localId, CryptoProfile crypto)
    {
        var (ike, ipsec) = crypto;
        return new CreateTunnel(
            context.Output(customerGateway, OutputKeys.Id), key, localId, context.Output(customerGateway, OutputKeys.IpAddress),
            ike.Version, ike.Mode, ike.Encryption, ike.Authentication, ike.DhGroup, ike.LifetimeSeconds,
            ipsec.Encryption, ipsec.Authentication, ipsec.Pfs, ipsec.LifetimeSeconds);
    }
}
