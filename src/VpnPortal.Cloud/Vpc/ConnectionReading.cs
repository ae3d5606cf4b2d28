using System.Text.Json;
using VpnPortal.Cloud.Reading;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Cloud.Vpc;

/// <summary>Reads a connection of either form. The answer holds pre-shared keys in clear text; they are passed over here and go with the document.</summary>
internal static class ConnectionReading
{
    public static ObservedIpsecConnection Read(JsonElement connection) => new(
        connection.Text("VpnConnectionId"),
        connection.Text("Name"),
        connection.Text("VpnGatewayId"),
        connection.Text("State"),
        connection.Text("LocalSubnet"),
        connection.Text("RemoteSubnet"),
        connection.IsTrue("EffectImmediately"),
        connection.Items("TunnelOptionsSpecification", "TunnelOptions")
            .Select(tunnel => ReadTunnel(tunnel, hasBgp: connection.Member("EnableTunnelsBgp") is null || connection.IsTrue("EnableTunnelsBgp")))
            .OfType<ObservedTunnel>()
            .OrderBy(tunnel => tunnel.Role).ToEquatableArray(),
        connection.Instant("CreateTime"))
    {
        CustomerGatewayId = connection.Text("CustomerGatewayId"),
        Status = ApiWords.TunnelStatus(connection.Text("Status")),
        HealthCheck = connection.Member("VcoHealthCheck") is { } check ? ReadHealthCheck(check) : null,
        Proposals = ReadProposals(connection, ""),
    };

    // A tunnel without a role we know belongs to another kind of connection (transit router) and is not ours to show.
    private static ObservedTunnel? ReadTunnel(JsonElement tunnel, bool hasBgp) => TunnelRoles.FromApi(tunnel.Text("Role")) is { } role
        ? new ObservedTunnel(
            tunnel.Text("TunnelId"), role, tunnel.Text("CustomerGatewayId"), tunnel.OptionalText("InternetIp"), tunnel.OptionalText("ZoneNo"),
            tunnel.Text("State"), ApiWords.TunnelStatus(tunnel.Text("Status")))
        {
            Bgp = hasBgp && tunnel.Member("TunnelBgpConfig") is { } bgp ? ReadBgp(bgp) : null,
            Proposals = ReadProposals(tunnel, "Tunnel"),
        }
        : null;

    /// <summary>Null where the blocks are missing. Key and ids stay in the document.</summary>
    private static ObservedProposals? ReadProposals(JsonElement element, string prefix) =>
        element.Member(prefix + "IkeConfig") is { } ike && element.Member(prefix + "IpsecConfig") is { } ipsec
            ? new ObservedProposals(
                ike.Text("IkeVersion"), ike.Text("IkeMode"), ike.Text("IkeEncAlg"), ike.Text("IkeAuthAlg"), ike.Text("IkePfs"), Small(ike.Number("IkeLifetime")),
                ipsec.Text("IpsecEncAlg"), ipsec.Text("IpsecAuthAlg"), ipsec.Text("IpsecPfs"), Small(ipsec.Number("IpsecLifetime")))
            : null;

    /// <summary>The block is there while BGP is off, too; without a tunnel CIDR it is empty.</summary>
    private static ObservedBgp? ReadBgp(JsonElement bgp) => bgp.OptionalText("TunnelCidr") is { } cidr
        ? new ObservedBgp(cidr, bgp.Text("LocalBgpIp"), bgp.Number("LocalAsn"), bgp.Number("PeerAsn"), bgp.Text("BgpStatus") == "success")
        : null;

    private static ObservedHealthCheck? ReadHealthCheck(JsonElement check) => check.IsTrue("Enable")
        ? new ObservedHealthCheck(
            check.Text("Dip"), check.Text("Sip"), Small(check.Number("Interval")), Small(check.Number("Retry")), check.Text("Status") == "success")
        : null;

    private static int Small(long? number) => (int)Math.Clamp(number ?? 0, 0, int.MaxValue);
}
