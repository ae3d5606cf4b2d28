using VpnPortal.Core.Validation.Rules;

namespace VpnPortal.Core.Validation;

/// <summary>Every rule, one line each, in the order in which its findings are shown: that of the wizard.</summary>
public static class RuleBook
{
    /// <summary>All rules.</summary>
    public static readonly IReadOnlyList<IDraftRule> All =
    [
        // Step 1: VPN gateways
        new FieldRequired(),
        new DeploymentName(),
        new RegionNotDiscovered(),
        new RegionWithoutDualTunnel(),
        new RegionsCrossBorder(),
        new RegionsDiffer(),
        new VpcNotFound(),
        new SameVpcOnBothSides(),
        new VSwitchNotFound(),
        new VSwitchOfAnotherVpc(),
        new ZoneWithoutDualTunnel(),
        new VSwitchesShareZone(),
        new SingleZoneRegion(),
        new VSwitchUsedTwice(),
        new VSwitchFull(),
        new GatewayName(),
        new NamesRepeated(),
        new BandwidthNotOffered(),
        new BandwidthOfChinaSite(),
        new ChargeTypeUnknown(),
        new PeriodNotOffered(),
        new PrepaidCannotBeReleased(),

        // Step 2: customer gateways
        new AsnUnreadable(),
        new AsnOutOfRange(),
        new AsnIsAlibabaDefault(),
        new AsnNotPrivate(),
        new AsnsEqual(),
        new CustomerGatewayName(),

        // Step 3: IPsec connections
        new ConnectionName(),
        new FlagUnreadable(),
        new NobodyNegotiatesFirst(),
        new BothNegotiateFirst(),
        new PskTooLong(),
        new PskCharacter(),
        new PskWeak(),
        new PskShared(),
        new InsideCidrUnreadable(),
        new InsideCidrHostBits(),
        new InsideCidrNotSlash30(),
        new InsideCidrNotLinkLocal(),
        new InsideCidrReserved(),
        new InsideCidrShared(),
        new CryptoNotOffered(),
        new CryptoWeak(),
        new AggressiveMode(),
        new LifetimeOutOfRange(),
        new LifetimeShort(),

        // Step 4: routes
        new SubnetsMissing(),
        new SubnetUnreadable(),
        new SubnetHostBits(),
        new SubnetIsDefaultRoute(),
        new SubnetReserved(),
        new SubnetOverlapsTunnel(),
        new SubnetsRepeated(),
        new SubnetOutsideVpc(),
        new SubnetsOverlap(),
        new TooManyRoutes(),
        new RouteNotPublished(),

        // Step 5: verification
        new InstanceIdImplausible(),
    ];
}
