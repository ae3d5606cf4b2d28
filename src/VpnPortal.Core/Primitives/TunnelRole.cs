namespace VpnPortal.Core.Primitives;

/// <summary>Role of a tunnel of a dual-tunnel connection. Tunnel 1 is always the master, tunnel 2 the slave (the API fixes the roles).</summary>
public enum TunnelRole
{
    /// <summary>主隧道：carries the traffic; uses the gateway's first public IP.</summary>
    Master = 1,

    /// <summary>备隧道：takes over; uses the gateway's second public IP.</summary>
    Slave = 2,
}

/// <summary>Names of tunnel roles.</summary>
public static class TunnelRoles
{
    /// <summary>Both roles, tunnel 1 first.</summary>
    public static readonly IReadOnlyList<TunnelRole> Both = [TunnelRole.Master, TunnelRole.Slave];

    /// <summary><c>tunnel1</c> or <c>tunnel2</c>.</summary>
    public static string Name(this TunnelRole role) => role == TunnelRole.Master ? "tunnel1" : "tunnel2";

    /// <summary>The API's word: <c>master</c> or <c>slave</c>.</summary>
    public static string ApiName(this TunnelRole role) => role == TunnelRole.Master ? "master" : "slave";

    /// <summary>Reads the API's word.</summary>
    public static TunnelRole? FromApi(string? name) => name?.ToLowerInvariant() switch
    {
        "master" => TunnelRole.Master,
        "slave" => TunnelRole.Slave,
        _ => null,
    };
}
