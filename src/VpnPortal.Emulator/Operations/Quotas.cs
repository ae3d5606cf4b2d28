namespace VpnPortal.Emulator.Operations;

/// <summary>The documented limits of an account.</summary>
public sealed class Quotas
{
    public int VpnGateways { get; set; } = 30;

    /// <summary>Per region.</summary>
    public int CustomerGateways { get; set; } = 100;

    /// <summary>Per gateway.</summary>
    public int Connections { get; set; } = 10;

    /// <summary>Per gateway.</summary>
    public int Routes { get; set; } = 20;

    /// <summary>Per gateway.</summary>
    public int PolicyRoutes { get; set; } = 20;

    /// <summary>Per connection and side.</summary>
    public int Subnets { get; set; } = 5;

    /// <summary>Per resource.</summary>
    public int Tags { get; set; } = 20;
}
