using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>The only place where the paths of answers are written down. Which of them a scenario asks, <see cref="DraftFields"/> tells.</summary>
public static class FieldPaths
{
    public const string Name = "name";
    public const string ChargeType = "gateway.chargeType";
    public const string PeriodMonths = "gateway.periodMonths";

    /// <summary>How routes come about, a word of <see cref="RoutingWords"/>.</summary>
    public const string Routing = "routing";
    public const string IkeVersion = "ike.version";
    public const string IkeMode = "ike.mode";
    public const string IkeEncryption = "ike.encryption";
    public const string IkeAuthentication = "ike.authentication";
    public const string IkeDhGroup = "ike.dhGroup";
    public const string IkeLifetime = "ike.lifetime";
    public const string IpsecEncryption = "ipsec.encryption";
    public const string IpsecAuthentication = "ipsec.authentication";
    public const string IpsecPfs = "ipsec.pfs";
    public const string IpsecLifetime = "ipsec.lifetime";
    public const string VerifySource = "verify.source";
    public const string VerifyDestination = "verify.destination";

    /// <summary>An address behind the on-premises device that answers a ping.</summary>
    public const string VerifyAddress = "verify.address";

    /// <summary>Name of the data centre.</summary>
    public const string SiteName = "side2.site.name";

    /// <summary>Kind of the on-premises device: key of the export that is made for it.</summary>
    public const string SiteDevice = "side2.site.device";

    public static string Region(SideKey side) => $"{side.Name()}.region";
    public static string Vpc(SideKey side) => $"{side.Name()}.vpc";

    /// <summary>vSwitch of a tunnel role: tunnel 1 uses the first.</summary>
    public static string VSwitch(SideKey side, TunnelRole role) => $"{side.Name()}.vswitch{(int)role}";

    /// <summary>Id of a gateway that is there already; empty when one is to be bought.</summary>
    public static string ExistingGateway(SideKey side) => $"{side.Name()}.gateway.existing";
    public static string GatewayName(SideKey side) => $"{side.Name()}.gateway.name";
    public static string Bandwidth(SideKey side) => $"{side.Name()}.gateway.bandwidth";
    public static string Asn(SideKey side) => $"{side.Name()}.asn";
    public static string CustomerGatewayName(SideKey side, TunnelRole role) => $"{side.Name()}.customerGateway{(int)role}.name";
    public static string ConnectionName(SideKey side) => $"{side.Name()}.connection.name";

    /// <summary>Name of one of the two single-tunnel connections of the classic design.</summary>
    public static string ConnectionName(SideKey side, TunnelRole role) => $"{side.Name()}.connection{(int)role}.name";
    public static string EffectImmediately(SideKey side) => $"{side.Name()}.connection.effectImmediately";
    public static string Subnets(SideKey side) => $"{side.Name()}.subnets";
    public static string PublishRoutes(SideKey side) => $"{side.Name()}.routes.publish";
    public static string Psk(TunnelRole role) => $"{role.Name()}.psk";
    public static string InsideCidr(TunnelRole role) => $"{role.Name()}.insideCidr";

    /// <summary>Public IP of the on-premises device for a tunnel.</summary>
    public static string SiteIp(TunnelRole role) => $"side2.site.publicIp{(int)role}";

    /// <summary>Health check of a single-tunnel connection: whom it asks.</summary>
    public static string HealthDestination(TunnelRole role) => $"{role.Name()}.healthCheck.destination";

    /// <summary>Health check: on whose behalf it asks.</summary>
    public static string HealthSource(TunnelRole role) => $"{role.Name()}.healthCheck.source";

    /// <summary>Health check: seconds between two tries.</summary>
    public static string HealthInterval(TunnelRole role) => $"{role.Name()}.healthCheck.interval";

    /// <summary>Health check: tries without an answer before it has failed.</summary>
    public static string HealthRetries(TunnelRole role) => $"{role.Name()}.healthCheck.retries";
}

/// <summary>Answers to how routes come about.</summary>
public static class RoutingWords
{
    /// <summary>Destination routes.</summary>
    public const string Static = "static";

    /// <summary>BGP with route auto-propagation.</summary>
    public const string Bgp = "bgp";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Static, Bgp];
}
