namespace VpnPortal.Core.Health;

/// <summary>How a deployment fares, worst first where several hold. Closed.</summary>
public enum DeploymentCondition
{
    /// <summary>Nothing was run yet.</summary>
    Draft,

    /// <summary>A run builds it.</summary>
    Preparing,

    /// <summary>A run changes what was built before.</summary>
    Changing,

    /// <summary>An operator holds its run: nothing new is begun.</summary>
    Held,

    /// <summary>A run takes it away.</summary>
    Releasing,

    /// <summary>It was taken away; what is left is not the portal's to delete.</summary>
    Released,

    /// <summary>The cloud's part is built; people have to configure the device at the other end.</summary>
    AwaitingDevice,

    /// <summary>Its run stopped at a failure.</summary>
    RunFailed,

    /// <summary>Somebody cancelled its run; what was made stands.</summary>
    RunCancelled,

    /// <summary>A region cannot be seen, or was not looked at yet.</summary>
    NotSeen,

    /// <summary>A gateway or connection that the deployment needs is gone.</summary>
    Missing,

    /// <summary>No tunnel can carry traffic.</summary>
    Interrupted,

    /// <summary>One tunnel can.</summary>
    Degraded,

    /// <summary>Built and up, but no ping has proven it.</summary>
    Unproven,

    /// <summary>Built, up, and the latest ping came back whole.</summary>
    Proven,
}

/// <summary>What a fault can take away. Closed.</summary>
public enum Availability
{
    /// <summary>Nothing stands yet.</summary>
    None,

    /// <summary>Not known at present.</summary>
    Unknown,

    /// <summary>Both tunnels up, in two zones at every gateway: a zone may fail.</summary>
    TwoZones,

    /// <summary>Both tunnels up, in one zone at one gateway at least: a tunnel may fail, the zone may not.</summary>
    OneZone,

    /// <summary>Both tunnels up, but they end on one public IP of the device: its link may not fail.</summary>
    OneDeviceIp,

    /// <summary>Both single-tunnel connections up: a connection may fail, the gateway and its zone may not.</summary>
    TwoConnections,

    /// <summary>One tunnel up: nothing may fail.</summary>
    OneTunnel,

    /// <summary>No tunnel up: traffic is interrupted.</summary>
    Interrupted,
}
