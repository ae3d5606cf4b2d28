using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports;

/// <summary>
/// The one neutral object that device renderers consume. Everything is seen from the device: nothing is called local or
/// remote, since those words swap between the API's calls.
/// </summary>
/// <param name="Deployment">Name of the deployment.</param>
/// <param name="Scenario">Key of the design.</param>
/// <param name="CloudSide">Side whose VPN gateway the device talks to.</param>
/// <param name="DeviceName">Name of the data centre, or of the gateway whose place the device takes. Typed by people, no part of any command.</param>
/// <param name="Cloud">Names of what the device talks to. Typed by people, no part of any command.</param>
/// <param name="Tunnels">Tunnel 1 and tunnel 2; in the classic design each is a connection of its own.</param>
/// <param name="DeviceSubnets">Networks behind the device. With BGP the device announces them.</param>
/// <param name="VpcSubnets">Networks that the device reaches through the tunnels. With BGP the gateway announces parts of them.</param>
/// <param name="Routing">How routes come about.</param>
public sealed record DeviceView(
    string Deployment, string Scenario, SideKey CloudSide, string DeviceName, ViewedCloud Cloud, EquatableArray<DeviceTunnel> Tunnels,
    EquatableArray<Cidr> DeviceSubnets, EquatableArray<Cidr> VpcSubnets, DeviceRouting Routing)
{
    /// <summary>True when both tunnels carry the same pair of identities, so that uniqueness checks would drop the first for the second.</summary>
    public bool HasEqualIds =>
        Tunnels.Select(tunnel => (tunnel.DeviceId, tunnel.AlibabaId)).Distinct().Count() < Tunnels.Count;

    /// <summary>True for two single-tunnel connections with health checks: no inside addresses, one public IP at the cloud's end.</summary>
    public bool IsClassic => Tunnels.All(tunnel => tunnel.HealthCheck is not null);

    /// <summary>Builds the view, or tells all that is in its way.</summary>
    public static ExportOutcome<DeviceView> From(ExportContext context)
    {
        var refusals = AddressCheck.Problems(context.Scenario, context.Known)
            .Concat(context.IsPreview ? [] : context.Gaps)
            .Concat(DesignCheck.Problems(context.Scenario))
            .Concat(context.Secrets == SecretMode.Revealed ? KeyCheck.Problems(context.Scenario, context.Keys) : [])
            .ToList();
        return refusals.Count > 0
            ? ExportOutcome.Refused<DeviceView>(refusals)
            : ExportOutcome.Of(DeviceViewAssembly.Build(context));
    }
}

/// <summary>How routes come about on the device.</summary>
public enum DeviceRouting
{
    /// <summary>Static routes; the device itself moves them when a tunnel fails.</summary>
    Static,

    /// <summary>A BGP session in each tunnel; what the device prefers moves by itself.</summary>
    Bgp,
}

/// <summary>Names of the cloud's end, for people.</summary>
public sealed record ViewedCloud(string RegionId, string VpcName, string VpcId, string GatewayName, EquatableArray<string> ConnectionNames);
