using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Drafts;

/// <summary>The questions of the scenario <c>vpc-to-vpc</c>.</summary>
public static class VpcToVpcFields
{
    /// <summary>Key of the scenario.</summary>
    public const string Scenario = ScenarioKeys.VpcToVpc;

    /// <summary>All fields in the order in which they are asked.</summary>
    public static readonly IReadOnlyList<DraftField> All =
    [
        new(FieldPaths.Name, 1),
        .. SideKeys.Both.SelectMany(side => FieldGroups.Gateway(side, $"VPN网关{(int)side}")),
        .. FieldGroups.Billing(),
        .. SideKeys.Both.SelectMany(side => FieldGroups.CustomerGateways(side).Prepend(FieldGroups.Asn(side))),
        .. SideKeys.Both.SelectMany(ConnectionFields),
        .. TunnelRoles.Both.SelectMany(role => new[] { FieldGroups.Psk(role), FieldGroups.InsideCidr(role) }),
        .. FieldGroups.Crypto(),
        new(FieldPaths.Routing, 4, RoutingWords.Static),
        .. SideKeys.Both.SelectMany(side => FieldGroups.Routes(side, 4)),
        new(FieldPaths.VerifySource, 5, IsOptional: true),
        new(FieldPaths.VerifyDestination, 5, IsOptional: true),
    ];

    private static IEnumerable<DraftField> ConnectionFields(SideKey side) =>
    [
        new(FieldPaths.ConnectionName(side), 3, $"IPsec连接{(int)side}"),
        FieldGroups.EffectImmediately(side),
    ];
}
