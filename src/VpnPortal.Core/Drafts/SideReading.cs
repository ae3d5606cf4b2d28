using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>One side of a <see cref="DraftReading"/>.</summary>
public sealed class SideReading(SideKey key, DraftReading reading, IReadOnlyDictionary<string, Landscape> landscapes)
{
    /// <summary>Which side.</summary>
    public SideKey Key => key;

    /// <summary>Chosen region, empty when none.</summary>
    public string RegionId => reading.Text(VpcToVpcFields.Region(key));

    /// <summary>What discovery found in that region; null when it was not asked or did not answer.</summary>
    public Landscape? Landscape => landscapes.GetValueOrDefault(RegionId);

    /// <summary>The chosen VPC, null when none is chosen or it is not in the region.</summary>
    public DiscoveredVpc? Vpc => Landscape?.Vpcs.FirstOrDefault(vpc => vpc.Id == reading.Text(VpcToVpcFields.Vpc(key)));

    /// <summary>The chosen vSwitch of a tunnel role, null when none is chosen or it is not in the region.</summary>
    public DiscoveredVSwitch? VSwitch(TunnelRole role) =>
        Landscape?.VSwitches.FirstOrDefault(vSwitch => vSwitch.Id == reading.Text(VpcToVpcFields.VSwitch(key, role)));

    /// <summary>Gateway name, typed or proposed.</summary>
    public string GatewayName => reading.Text(VpcToVpcFields.GatewayName(key));

    /// <summary>Bandwidth in Mbit/s, or null.</summary>
    public long? Bandwidth => reading.Number(VpcToVpcFields.Bandwidth(key));

    /// <summary>Own ASN, or null. The dotted form <c>1.10</c> means 1×65536+10.</summary>
    public long? Asn => AsnText.Read(reading.Text(VpcToVpcFields.Asn(key)));

    /// <summary>Name of the customer gateway of a tunnel role: typed, else the gateway's name with example 1's suffix.</summary>
    public string CustomerGatewayName(TunnelRole role) =>
        reading.Text(VpcToVpcFields.CustomerGatewayName(key, role)) is { Length: > 0 } typed ? typed : $"{GatewayName}-Customer{(int)role}";

    /// <summary>Connection name, typed or proposed.</summary>
    public string ConnectionName => reading.Text(VpcToVpcFields.ConnectionName(key));

    /// <summary>Whether this side negotiates at once.</summary>
    public bool EffectImmediately => reading.Flag(VpcToVpcFields.EffectImmediately(key));

    /// <summary>Whether routes to the peer are written into this VPC.</summary>
    public bool PublishRoutes => reading.Flag(VpcToVpcFields.PublishRoutes(key));

    /// <summary>True when the operator typed the subnets instead of taking the VPC's.</summary>
    public bool SubnetsTyped => reading.Text(VpcToVpcFields.Subnets(key)).Length > 0;

    /// <summary>Networks of this side: typed, else all networks of the VPC.</summary>
    public IReadOnlyList<CidrText> Subnets =>
        SubnetsTyped ? reading.Networks(VpcToVpcFields.Subnets(key)) : [.. (Vpc?.Cidrs ?? default).Select(CidrText.Read)];

    /// <summary>The subnets that can be compared: readable, and not 0.0.0.0/0, which has a rule of its own.</summary>
    public IReadOnlyList<Cidr> Networks =>
        [.. Subnets.Where(subnet => subnet.Value is { } network && network != Cidr.Any).Select(subnet => subnet.Value!.Value)];
}
