using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>A tunnel as the calls that make or change a connection take it.</summary>
internal static class CreatedTunnel
{
    /// <summary>A tunnel that is made.</summary>
    public static CreateTunnel Of(StepContext context, ResourceAddress customerGateway, PresharedKey key, string localId, CryptoProfile crypto) =>
        new(context.Output(customerGateway, OutputKeys.Id), Settings(context, customerGateway, key, localId, crypto));

    /// <summary>Its settings. The ids are the two public addresses, so that both ends agree by construction.</summary>
    public static TunnelSettings Settings(StepContext context, ResourceAddress customerGateway, PresharedKey key, string localId, CryptoProfile crypto)
    {
        var (ike, ipsec) = crypto;
        return new TunnelSettings(
            key, localId, context.Output(customerGateway, OutputKeys.IpAddress),
            ike.Version, ike.Mode, ike.Encryption, ike.Authentication, ike.DhGroup, ike.LifetimeSeconds,
            ipsec.Encryption, ipsec.Authentication, ipsec.Pfs, ipsec.LifetimeSeconds);
    }

    /// <summary>A health check that is set.</summary>
    public static HealthSettings Health(HealthCheck check) => new(check.Destination, check.Source, check.IntervalSeconds, check.Retries);

    /// <summary>The proposals that were seen are those; what the cloud does not tell cannot be doubted.</summary>
    public static bool Has(ObservedProposals? seen, CryptoProfile crypto)
    {
        var (ike, ipsec) = crypto;
        return seen is null || seen == new ObservedProposals(
            ike.Version, ike.Mode, ike.Encryption, ike.Authentication, ike.DhGroup, ike.LifetimeSeconds,
            ipsec.Encryption, ipsec.Authentication, ipsec.Pfs, ipsec.LifetimeSeconds);
    }
}
