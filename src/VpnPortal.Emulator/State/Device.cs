namespace VpnPortal.Emulator.State;

/// <summary>A device in a data centre: the far end of tunnels that does not belong to the account.</summary>
internal sealed class Device
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Hosts behind the device that answer a ping.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Prefixes that the device announces where it speaks BGP.</summary>
    public required IReadOnlyList<string> Advertises { get; init; }

    /// <summary>In order of preference. A dual link has a master and a slave tunnel, any other one tunnel.</summary>
    public required IReadOnlyList<Connection> Links { get; init; }
}
