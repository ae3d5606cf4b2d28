using System.Text.Json.Serialization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>
/// One thing to do, as data: it can be stored, shown, resumed and compared, and holds no secret. Closed; discriminators are
/// fixed words and never type names.
/// </summary>
/// <param name="Address">What the step makes or waits for.</param>
/// <param name="Side">The side it belongs to.</param>
/// <param name="RegionId">Region of the call.</param>
/// <param name="DependsOn">Steps that must have succeeded before.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CreateVpnGatewayStep), "create_vpn_gateway")]
[JsonDerivedType(typeof(UseVpnGatewayStep), "use_vpn_gateway")]
[JsonDerivedType(typeof(CreateCustomerGatewayStep), "create_customer_gateway")]
[JsonDerivedType(typeof(UseCustomerGatewayStep), "use_customer_gateway")]
[JsonDerivedType(typeof(CreateIpsecConnectionStep), "create_ipsec_connection")]
[JsonDerivedType(typeof(CreateClassicConnectionStep), "create_classic_connection")]
[JsonDerivedType(typeof(EnableBgpStep), "enable_bgp")]
[JsonDerivedType(typeof(PropagateRoutesStep), "propagate_routes")]
[JsonDerivedType(typeof(CreateDestinationRouteStep), "create_destination_route")]
[JsonDerivedType(typeof(AwaitTunnelsStep), "await_tunnels")]
[JsonDerivedType(typeof(AwaitBgpStep), "await_bgp")]
public abstract record PlanStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn)
{
    /// <summary>Documented step that it carries out, 1–5.</summary>
    [JsonIgnore]
    public abstract int DocumentedStep { get; }

    /// <summary>Name of the resource as the operator chose it.</summary>
    [JsonIgnore]
    public abstract string DisplayName { get; }

    /// <summary>
    /// The gateway that must be active, and on which nothing else may be under way, before the step may call. Null when free:
    /// only writes on one gateway exclude each other.
    /// </summary>
    [JsonIgnore]
    public virtual ResourceAddress? Lane => null;

    /// <summary>False for steps that only wait to see something.</summary>
    [JsonIgnore]
    public virtual bool Calls => true;

    /// <summary>True when people at the other end have to act before the goal can be reached; there is no deadline then.</summary>
    [JsonIgnore]
    public virtual bool WaitsForPeople => false;

    /// <summary>How long it usually takes on the real cloud.</summary>
    [JsonIgnore]
    public abstract UsualDuration Usual { get; }
}

/// <summary>A documented range; real history replaces it once there is some.</summary>
public sealed record UsualDuration(TimeSpan From, TimeSpan To)
{
    /// <summary>A range in minutes.</summary>
    public static UsualDuration Minutes(int from, int to) => new(TimeSpan.FromMinutes(from), TimeSpan.FromMinutes(to));

    /// <summary>A range in seconds.</summary>
    public static UsualDuration Seconds(int from, int to) => new(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));
}
