using System.Text.Json.Serialization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>
/// One thing to do, as data: it can be stored, shown, resumed and compared, and holds no secret. Closed; discriminators are
/// fixed words and never type names.
/// </summary>
/// <param name="Address">What the step makes, changes or waits for; a removal has an address of its own.</param>
/// <param name="Side">The side it belongs to.</param>
/// <param name="RegionId">Region of the call.</param>
/// <param name="DependsOn">Steps that must have succeeded before, or things that stand already.</param>
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
[JsonDerivedType(typeof(RenameVpnGatewayStep), "rename_vpn_gateway")]
[JsonDerivedType(typeof(RenameCustomerGatewayStep), "rename_customer_gateway")]
[JsonDerivedType(typeof(ChangeIpsecConnectionStep), "change_ipsec_connection")]
[JsonDerivedType(typeof(ChangeClassicConnectionStep), "change_classic_connection")]
[JsonDerivedType(typeof(PublishDestinationRouteStep), "publish_destination_route")]
[JsonDerivedType(typeof(WeighDestinationRouteStep), "weigh_destination_route")]
[JsonDerivedType(typeof(DeleteVpnGatewayStep), "delete_vpn_gateway")]
[JsonDerivedType(typeof(DeleteCustomerGatewayStep), "delete_customer_gateway")]
[JsonDerivedType(typeof(DeleteIpsecConnectionStep), "delete_ipsec_connection")]
[JsonDerivedType(typeof(DeleteDestinationRouteStep), "delete_destination_route")]
[JsonDerivedType(typeof(DisableBgpStep), "disable_bgp")]
[JsonDerivedType(typeof(StopPropagationStep), "stop_propagation")]
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

    /// <summary>What the step does to <see cref="Target"/>.</summary>
    [JsonIgnore]
    public virtual StepAction Action => StepAction.Create;

    /// <summary>The resource that it makes, changes or takes away.</summary>
    [JsonIgnore]
    public virtual ResourceAddress Target => Address;

    /// <summary>False for steps that only look.</summary>
    [JsonIgnore]
    public bool Calls => Action is StepAction.Create or StepAction.Update or StepAction.Delete;

    /// <summary>What it makes is the portal's own and enters the ledger: only that may be deleted one day.</summary>
    [JsonIgnore]
    public virtual bool IsOwned => Action == StepAction.Create;

    /// <summary>True when people at the other end have to act before the goal can be reached; there is no deadline then.</summary>
    [JsonIgnore]
    public virtual bool WaitsForPeople => false;

    /// <summary>How long it usually takes on the real cloud, as documented; <see cref="DurationHistory"/> knows better once there is some.</summary>
    [JsonIgnore]
    public abstract UsualDuration Usual { get; }

    /// <summary>What stands once it has succeeded: its predicted effect.</summary>
    public abstract BuiltState Apply(BuiltState before);
}

/// <summary>What a step does.</summary>
public enum StepAction
{
    /// <summary>Makes a resource, or sets something that was not set.</summary>
    Create,

    /// <summary>Looks at a resource that is there already and is not the portal's.</summary>
    Use,

    /// <summary>Changes a resource in place.</summary>
    Update,

    /// <summary>Takes a resource away.</summary>
    Delete,

    /// <summary>Waits to see something come about.</summary>
    Await,
}
