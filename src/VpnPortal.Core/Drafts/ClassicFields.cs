using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Drafts;

/// <summary>
/// The questions of the scenario <c>on-premises-classic</c>: two single-tunnel connections with health checks on a gateway that is
/// there already, since single-tunnel gateways are sold no more.
/// </summary>
public static class ClassicFields
{
    /// <summary>Key of the scenario.</summary>
    public const string Scenario = ScenarioKeys.OnPremisesClassic;

    /// <summary>All fields in the order in which they are asked.</summary>
    public static readonly IReadOnlyList<DraftField> All =
    [
        new(FieldPaths.Name, 1),
        new(FieldPaths.Region(SideKey.One), 1),
        new(FieldPaths.ExistingGateway(SideKey.One), 1),
        .. FieldGroups.Site(),
        FieldGroups.Asn(SideKey.Two),
        .. FieldGroups.CustomerGateways(SideKey.One),
        .. TunnelRoles.Both.Select(role => new DraftField(FieldPaths.ConnectionName(SideKey.One, role), 3, $"IPsec连接{(int)role}")),
        FieldGroups.EffectImmediately(SideKey.One),
        .. TunnelRoles.Both.Select(FieldGroups.Psk),
        .. TunnelRoles.Both.SelectMany(HealthCheckFields),
        .. FieldGroups.Crypto(),
        new(FieldPaths.SiteDevice, 4, "strongswan"),
        .. FieldGroups.Routes(SideKey.One, 5),
        new(FieldPaths.Subnets(SideKey.Two), 5),
        new(FieldPaths.VerifySource, 5, IsOptional: true),
        new(FieldPaths.VerifyAddress, 5, IsOptional: true),
    ];

    private static IEnumerable<DraftField> HealthCheckFields(TunnelRole role) =>
    [
        new(FieldPaths.HealthDestination(role), 3),
        new(FieldPaths.HealthSource(role), 3),
        new(FieldPaths.HealthInterval(role), 3, "3"),
        new(FieldPaths.HealthRetries(role), 3, "3"),
    ];
}
