using VpnPortal.Core.Changes;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Drift;

/// <summary>Which answer of the draft a drifted value belongs to: adopting it is answering so.</summary>
public static class DriftAdoption
{
    private static readonly Dictionary<string, string> Proposals = new(StringComparer.Ordinal)
    {
        ["ike.version"] = FieldPaths.IkeVersion, ["ike.mode"] = FieldPaths.IkeMode, ["ike.encryption"] = FieldPaths.IkeEncryption,
        ["ike.authentication"] = FieldPaths.IkeAuthentication, ["ike.dh_group"] = FieldPaths.IkeDhGroup, ["ike.lifetime"] = FieldPaths.IkeLifetime,
        ["ipsec.encryption"] = FieldPaths.IpsecEncryption, ["ipsec.authentication"] = FieldPaths.IpsecAuthentication,
        ["ipsec.pfs"] = FieldPaths.IpsecPfs, ["ipsec.lifetime"] = FieldPaths.IpsecLifetime,
    };

    /// <summary>Path of the answer, or null when the draft has none: the value can only be brought back.</summary>
    /// <param name="scenario">Scenario of the draft.</param>
    public static string? PathOf(string scenario, DriftItem item, ValueDifference difference)
    {
        var path = PathOf(item, difference.Key, scenario == ScenarioKeys.OnPremisesClassic);
        return path is not null && DraftFields.Find(scenario, path) is not null ? path : null;
    }

    private static string? PathOf(DriftItem item, string key, bool isClassic) => (item.Kind, key) switch
    {
        (ResourceKind.VpnGateway, "name") => FieldPaths.GatewayName(item.Side),
        (ResourceKind.VpnGateway, "bandwidth") => FieldPaths.Bandwidth(item.Side),
        (ResourceKind.CustomerGateway, "name") => FieldPaths.CustomerGatewayName(item.Side, RoleOf(item)),
        (ResourceKind.IpsecConnection, "name") => isClassic ? FieldPaths.ConnectionName(item.Side, RoleOf(item)) : FieldPaths.ConnectionName(item.Side),
        (ResourceKind.IpsecConnection, "effect_immediately") => FieldPaths.EffectImmediately(item.Side),
        (ResourceKind.IpsecConnection, "health.destination") => FieldPaths.HealthDestination(RoleOf(item)),
        (ResourceKind.IpsecConnection, "health.source") => FieldPaths.HealthSource(RoleOf(item)),
        (ResourceKind.IpsecConnection, "health.interval") => FieldPaths.HealthInterval(RoleOf(item)),
        (ResourceKind.IpsecConnection, "health.retries") => FieldPaths.HealthRetries(RoleOf(item)),
        (ResourceKind.IpsecConnection, _) => Proposals.GetValueOrDefault(key),
        (ResourceKind.Bgp, "local_asn") => FieldPaths.Asn(item.Side),
        (ResourceKind.Bgp, "inside.tunnel1") => FieldPaths.InsideCidr(TunnelRole.Master),
        (ResourceKind.Bgp, "inside.tunnel2") => FieldPaths.InsideCidr(TunnelRole.Slave),
        (ResourceKind.DestinationRoute, "published") => FieldPaths.PublishRoutes(item.Side),
        _ => null,
    };

    private static TunnelRole RoleOf(DriftItem item) =>
        item.Address.Value.EndsWith(TunnelRole.Slave.Name(), StringComparison.Ordinal) ? TunnelRole.Slave : TunnelRole.Master;
}
