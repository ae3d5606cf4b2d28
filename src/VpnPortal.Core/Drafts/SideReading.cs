using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>
/// One end of a <see cref="DraftReading"/>: a VPC, or the data centre of an on-premises scenario. What takes a search is looked up
/// once: more than a hundred rules ask, and a region may hold thousands of resources.
/// </summary>
public sealed class SideReading
{
    private readonly SideKey key;
    private readonly DraftReading reading;
    private readonly DiscoveredVSwitch? master;
    private readonly DiscoveredVSwitch? slave;

    internal SideReading(SideKey key, DraftReading reading, IReadOnlyDictionary<string, Landscape> landscapes)
    {
        (this.key, this.reading) = (key, reading);
        RegionId = reading.Text(FieldPaths.Region(key));
        Landscape = landscapes.GetValueOrDefault(RegionId);
        ExistingGatewayId = reading.Text(FieldPaths.ExistingGateway(key));
        ExistingGateway = Landscape?.Gateways.FirstOrDefault(gateway => gateway.Id == ExistingGatewayId);
        VpcId = ReusesGateway ? ExistingGateway?.VpcId ?? "" : reading.Text(FieldPaths.Vpc(key));
        Vpc = Landscape?.Vpcs.FirstOrDefault(vpc => vpc.Id == VpcId);
        (master, slave) = (FindVSwitch(TunnelRole.Master), FindVSwitch(TunnelRole.Slave));
        SubnetsTyped = reading.Text(FieldPaths.Subnets(key)).Length > 0;
        Subnets = SubnetsTyped ? reading.Networks(FieldPaths.Subnets(key)) : [.. (Vpc?.Cidrs ?? default).Select(CidrText.Read)];
        Networks = [.. Subnets.Where(subnet => subnet.Value is { } network && network != Cidr.Any).Select(subnet => subnet.Value!.Value)];
    }

    /// <summary>Which end.</summary>
    public SideKey Key => key;

    /// <summary>True for a data centre, which has public IPs where a VPC has a gateway.</summary>
    public bool IsSite => key == SideKey.Two && reading.Scenario != VpcToVpcFields.Scenario;

    /// <summary>What the end is called in a sentence.</summary>
    public BilingualText Noun => IsSite ? new("本地数据中心", "the data centre")
        : reading.Scenario == VpcToVpcFields.Scenario ? new($"VPC{(int)key}", $"VPC{(int)key}") : new("VPC", "the VPC");

    /// <summary>Chosen region, empty when none or not asked.</summary>
    public string RegionId { get; }

    /// <summary>What discovery found in that region; null when it was not asked or did not answer.</summary>
    public Landscape? Landscape { get; }

    /// <summary>Id of the gateway to use that is there already; empty when one is to be bought.</summary>
    public string ExistingGatewayId { get; }

    /// <summary>True when no gateway is to be bought.</summary>
    public bool ReusesGateway => ExistingGatewayId.Length > 0 || reading.IsClassic;

    /// <summary>The gateway to use, null when none is chosen or it is not in the region.</summary>
    public ObservedVpnGateway? ExistingGateway { get; }

    /// <summary>Id of the chosen VPC, that of the gateway where one is reused.</summary>
    public string VpcId { get; }

    /// <summary>The chosen VPC, null when none is chosen or it is not in the region.</summary>
    public DiscoveredVpc? Vpc { get; }

    /// <summary>The chosen vSwitch of a tunnel role, null when none is chosen or it is not in the region.</summary>
    public DiscoveredVSwitch? VSwitch(TunnelRole role) => role == TunnelRole.Master ? master : slave;

    /// <summary>Field of the instance that sends the ping (side 1) or answers it (side 2).</summary>
    public string InstancePath => key == SideKey.One ? FieldPaths.VerifySource : FieldPaths.VerifyDestination;

    /// <summary>Instances of the chosen VPC; null when nobody asked for them.</summary>
    public EquatableArray<DiscoveredInstance>? Instances => Landscape?.Instances.FirstOrDefault(known => known.VpcId == VpcId)?.Instances;

    /// <summary>Gateway name: of the gateway that is reused, else typed or proposed.</summary>
    public string GatewayName => ReusesGateway ? ExistingGateway?.Name ?? "" : reading.Text(FieldPaths.GatewayName(key));

    /// <summary>Bandwidth in Mbit/s, or null.</summary>
    public long? Bandwidth => ReusesGateway ? ExistingGateway?.BandwidthMbps : reading.Number(FieldPaths.Bandwidth(key));

    /// <summary>Zones that accept a dual-tunnel gateway of the wanted bandwidth; none when the region is not known.</summary>
    public EquatableArray<string> DualTunnelZones => Landscape?.ZonesFor(Bandwidth) ?? default;

    /// <summary>Own ASN, or null. The dotted form <c>1.10</c> means 1×65536+10.</summary>
    public long? Asn => AsnText.Read(reading.Text(FieldPaths.Asn(key)));

    /// <summary>Name of the customer gateway of a tunnel role: typed, else the gateway's name with example 1's suffix.</summary>
    public string CustomerGatewayName(TunnelRole role) =>
        reading.Text(FieldPaths.CustomerGatewayName(key, role)) is { Length: > 0 } typed ? typed : $"{GatewayName}-Customer{(int)role}";

    /// <summary>The customer gateway of this region that has an address already, or null.</summary>
    public ObservedCustomerGateway? RegisteredCustomerGateway(string ipAddress) =>
        ipAddress.Length == 0 ? null : Landscape?.CustomerGateways.FirstOrDefault(found => found.IpAddress == ipAddress);

    /// <summary>Connection name, typed or proposed.</summary>
    public string ConnectionName => reading.Text(FieldPaths.ConnectionName(key));

    /// <summary>Fields of the names of its connections: one, or one per tunnel in the classic design.</summary>
    public IEnumerable<string> ConnectionNamePaths =>
        reading.IsClassic ? TunnelRoles.Both.Select(role => FieldPaths.ConnectionName(key, role)) : [FieldPaths.ConnectionName(key)];

    /// <summary>Whether this side negotiates at once.</summary>
    public bool EffectImmediately => reading.Flag(FieldPaths.EffectImmediately(key));

    /// <summary>Whether routes to the peer are written into this VPC.</summary>
    public bool PublishRoutes => reading.Flag(FieldPaths.PublishRoutes(key));

    /// <summary>Public IP of the device for a tunnel role as typed; empty for a VPC.</summary>
    public string SiteIp(TunnelRole role) => IsSite ? reading.Text(FieldPaths.SiteIp(role)) : "";

    /// <summary>Public IP of the device for a tunnel role as an address; null when it cannot be read.</summary>
    public uint? SiteAddress(TunnelRole role) => Cidr.TryParseAddress(SiteIp(role), out var address) ? address : null;

    /// <summary>True when the operator typed the subnets instead of taking the VPC's.</summary>
    public bool SubnetsTyped { get; }

    /// <summary>Networks of this side: typed, else all networks of the VPC.</summary>
    public IReadOnlyList<CidrText> Subnets { get; }

    /// <summary>The subnets that can be compared: readable, and not 0.0.0.0/0, which has a rule of its own.</summary>
    public IReadOnlyList<Cidr> Networks { get; }

    private DiscoveredVSwitch? FindVSwitch(TunnelRole role)
    {
        var id = ReusesGateway ? ExistingGateway?.VSwitchOf(role) : reading.Text(FieldPaths.VSwitch(key, role));
        return Landscape?.VSwitches.FirstOrDefault(vSwitch => vSwitch.Id == id);
    }
}
