using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Observation;

/// <summary>A region offered by the account.</summary>
public sealed record RegionOption(string Id, string NameZh, string NameEn);

/// <summary>A VPC found in a region.</summary>
public sealed record DiscoveredVpc(string Id, string Name, string RegionId, EquatableArray<string> Cidrs);

/// <summary>A vSwitch found in a VPC. Each dual-tunnel gateway takes one address of it for its ENI.</summary>
public sealed record DiscoveredVSwitch(string Id, string Name, string VpcId, string ZoneId, string Cidr, int FreeAddresses);

/// <summary>An ECS instance that can run a ping.</summary>
public sealed record DiscoveredInstance(string Id, string Name, string VpcId, string PrivateIp, string Status, bool CloudAssistantOnline);

/// <summary>The instances of one VPC.</summary>
public sealed record InstancesOfVpc(string VpcId, EquatableArray<DiscoveredInstance> Instances);

/// <summary>Zones that accept a dual-tunnel gateway of one size.</summary>
public sealed record ZonesOfBandwidth(int BandwidthMbps, EquatableArray<string> Zones);

/// <summary>What discovery knows of one region; the draft is checked against it.</summary>
/// <param name="RegionId">Region.</param>
/// <param name="DualTunnelZones">Zones that accept a dual-tunnel gateway of the usual bandwidth.</param>
/// <param name="Vpcs">VPCs of the region.</param>
/// <param name="VSwitches">vSwitches of the region.</param>
public sealed record Landscape(
    string RegionId, EquatableArray<string> DualTunnelZones, EquatableArray<DiscoveredVpc> Vpcs, EquatableArray<DiscoveredVSwitch> VSwitches)
{
    /// <summary>VPN gateways that are there already.</summary>
    public EquatableArray<ObservedVpnGateway> Gateways { get; init; }

    /// <summary>Customer gateways that are there already; an address can be registered once per region only.</summary>
    public EquatableArray<ObservedCustomerGateway> CustomerGateways { get; init; }

    /// <summary>IPsec connections that are there already.</summary>
    public EquatableArray<ObservedIpsecConnection> Connections { get; init; }

    /// <summary>Destination routes of the gateways that a draft uses again; nobody asks for those of the others.</summary>
    public EquatableArray<ObservedDestinationRoute> Routes { get; init; }

    /// <summary>Zones by wanted bandwidth, as far as a draft wants another than the usual one.</summary>
    public EquatableArray<ZonesOfBandwidth> ZonesByBandwidth { get; init; }

    /// <summary>Instances by VPC, as far as a draft names one for its ping.</summary>
    public EquatableArray<InstancesOfVpc> Instances { get; init; }

    /// <summary>Whether the region offers BGP; null when that is not known.</summary>
    public bool? OffersBgp { get; init; }

    /// <summary>Questions about the region that have no answer; the lists that they would have filled are empty.</summary>
    public EquatableArray<OpenQuestion> OpenQuestions { get; init; }

    /// <summary>The account that the region was asked for.</summary>
    public AccountFacts Account { get; init; } = AccountFacts.Unasked;

    /// <summary>False when a question is open, so that an empty list means nothing.</summary>
    /// <param name="action">One of <see cref="RamActions"/>.</param>
    public bool Knows(string action) => OpenQuestions.All(question => question.Action != action);

    /// <summary>Zones that accept a dual-tunnel gateway of a bandwidth; those of the usual one when it was not asked for.</summary>
    public EquatableArray<string> ZonesFor(long? bandwidthMbps) =>
        ZonesByBandwidth.FirstOrDefault(zones => zones.BandwidthMbps == bandwidthMbps)?.Zones ?? DualTunnelZones;

    /// <summary>The same without some resources: those that a deployment made itself are not in its way.</summary>
    public Landscape Without(IReadOnlySet<string> cloudIds) => this with
    {
        Gateways = Gateways.Where(gateway => !cloudIds.Contains(gateway.Id)).ToEquatableArray(),
        CustomerGateways = CustomerGateways.Where(gateway => !cloudIds.Contains(gateway.Id)).ToEquatableArray(),
        Connections = Connections.Where(connection => !cloudIds.Contains(connection.Id)).ToEquatableArray(),
        Routes = Routes.Where(route => !cloudIds.Contains(route.NextHop)).ToEquatableArray(),
    };
}
