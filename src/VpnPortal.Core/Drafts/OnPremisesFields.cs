using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Drafts;

/// <summary>The questions of the scenario <c>on-premises</c>: a dual-tunnel gateway and a device with two public IPs.</summary>
public static class OnPremisesFields
{
    /// <summary>Key of the scenario.</summary>
    public const string Scenario = ScenarioKeys.OnPremises;

    /// <summary>All fields in the order in which they are asked.</summary>
    public static readonly IReadOnlyList<DraftField> All =
    [
        new(FieldPaths.Name, 1),
        .. FieldGroups.Gateway(SideKey.One, "VPN网关1"),
        .. FieldGroups.Billing(),
        .. FieldGroups.Site(),
        FieldGroups.Asn(SideKey.One),
        FieldGroups.Asn(SideKey.Two),
        .. FieldGroups.CustomerGateways(SideKey.One),
        new(FieldPaths.ConnectionName(SideKey.One), 3, "IPsec连接1"),
        FieldGroups.EffectImmediately(SideKey.One),
        .. TunnelRoles.Both.SelectMany(role => new[] { FieldGroups.Psk(role), FieldGroups.InsideCidr(role) }),
        .. FieldGroups.Crypto(),
        new(FieldPaths.SiteDevice, 4, "strongswan"),
        new(FieldPaths.Routing, 5, RoutingWords.Static),
        .. FieldGroups.Routes(SideKey.One, 5),
        new(FieldPaths.Subnets(SideKey.Two), 5),
        new(FieldPaths.VerifySource, 5, IsOptional: true),
        new(FieldPaths.VerifyAddress, 5, IsOptional: true),
    ];
}
