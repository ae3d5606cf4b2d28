namespace VpnPortal.Core.Primitives;

/// <summary>Which end of a connection between two VPCs. Values are the documents' numbering.</summary>
public enum SideKey
{
    /// <summary>VPC1, VPN网关1.</summary>
    One = 1,

    /// <summary>VPC2, VPN网关2.</summary>
    Two = 2,
}

/// <summary>The other end, and the stable name used in draft paths and resource addresses.</summary>
public static class SideKeys
{
    /// <summary>Both sides in documented order.</summary>
    public static readonly IReadOnlyList<SideKey> Both = [SideKey.One, SideKey.Two];

    /// <summary>The opposite side.</summary>
    public static SideKey Peer(this SideKey side) => side == SideKey.One ? SideKey.Two : SideKey.One;

    /// <summary><c>side1</c> or <c>side2</c>.</summary>
    public static string Name(this SideKey side) => side == SideKey.One ? "side1" : "side2";
}
