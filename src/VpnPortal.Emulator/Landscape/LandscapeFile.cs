namespace VpnPortal.Emulator.Landscape;

/// <summary>An account as JSON describes it: what stands there before the first call.</summary>
/// <param name="HasVpnRole">Whether the service-linked role exists.</param>
public sealed record LandscapeFile(
    IReadOnlyList<VpcFile>? Vpcs = null, IReadOnlyList<GatewayFile>? Gateways = null, IReadOnlyList<CustomerGatewayFile>? CustomerGateways = null,
    IReadOnlyList<DeviceFile>? Devices = null, bool HasVpnRole = true);

/// <summary>A VPC with its vSwitches and instances.</summary>
public sealed record VpcFile(
    string Id, string Region, string Name, string Cidr, string? RouteTableId = null,
    IReadOnlyList<VSwitchFile>? VSwitches = null, IReadOnlyList<InstanceFile>? Instances = null);

/// <summary>A vSwitch; its zone is named in full.</summary>
public sealed record VSwitchFile(string Id, string Name, string Zone, string Cidr);

/// <summary>An ECS instance.</summary>
public sealed record InstanceFile(string Id, string Name, string VSwitchId, string Ip, string? SecurityGroupId = null);

/// <summary>A gateway that is active from the start: with a second vSwitch and address a dual-tunnel one, without a single-tunnel one.</summary>
public sealed record GatewayFile(
    string Id, string Name, string VpcId, string VSwitchId, string Ip, string? SecondVSwitchId = null, string? SecondIp = null,
    int Bandwidth = 10, string ChargeType = "POSTPAY", string GatewayType = "Traditional");

/// <summary>A customer gateway.</summary>
public sealed record CustomerGatewayFile(string Id, string Region, string Ip, string? Name = null, long? Asn = null);

/// <summary>A device in a data centre.</summary>
/// <param name="Hosts">Addresses behind it that answer a ping.</param>
/// <param name="Advertises">Prefixes it announces where it speaks BGP.</param>
public sealed record DeviceFile(
    string Id, IReadOnlyList<LinkFile> Links, string? Name = null, IReadOnlyList<string>? Hosts = null, IReadOnlyList<string>? Advertises = null);

/// <summary>A link of a device: one tunnel, or a master and a slave. Subnets as the device sees them.</summary>
public sealed record LinkFile(
    IReadOnlyList<DeviceTunnelFile> Tunnels, string LocalSubnet = "0.0.0.0/0", string RemoteSubnet = "0.0.0.0/0", bool StartsItself = true);

/// <summary>One tunnel of a device, in the API's words. Ids default to the addresses.</summary>
public sealed record DeviceTunnelFile(
    string LocalIp, string RemoteIp, string Psk, string? LocalId = null, string? RemoteId = null, string IkeVersion = "ikev2", string IkeMode = "main",
    string IkeEncAlg = "aes256", string IkeAuthAlg = "sha256", string IkePfs = "group14", string IpsecEncAlg = "aes256", string IpsecAuthAlg = "sha256",
    string IpsecPfs = "group14", DeviceBgpFile? Bgp = null)
{
    /// <summary>Without the key.</summary>
    public override string ToString() => $"{LocalIp} - {RemoteIp}";
}

/// <summary>The device's end of a BGP session.</summary>
public sealed record DeviceBgpFile(long LocalAsn, long PeerAsn, string TunnelCidr, string LocalBgpIp, string Key = "")
{
    /// <summary>Without the key.</summary>
    public override string ToString() => $"{LocalAsn} - {PeerAsn}";
}
