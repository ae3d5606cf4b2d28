using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>What kind of thing stands at an address.</summary>
public enum ResourceKind
{
    /// <summary>A VPN gateway.</summary>
    VpnGateway,

    /// <summary>A customer gateway.</summary>
    CustomerGateway,

    /// <summary>An IPsec connection of either form.</summary>
    IpsecConnection,

    /// <summary>BGP on a connection.</summary>
    Bgp,

    /// <summary>Route auto-propagation of a gateway.</summary>
    RoutePropagation,

    /// <summary>A destination route.</summary>
    DestinationRoute,

    /// <summary>Negotiated tunnels; they come about and are not made.</summary>
    Tunnels,

    /// <summary>Established BGP sessions; they come about and are not made.</summary>
    BgpSessions,
}

/// <summary>
/// Something that stands, with the values that matter and references as addresses. Closed. It holds no cloud id and no secret, so that
/// what was planned and what was built can be compared.
/// </summary>
/// <param name="Address">Its name inside the deployment.</param>
/// <param name="Side">The side it belongs to.</param>
/// <param name="RegionId">Where it stands.</param>
public abstract record BuiltResource(ResourceAddress Address, SideKey Side, string RegionId)
{
    /// <summary>What it is.</summary>
    public abstract ResourceKind Kind { get; }

    /// <summary>Documented step to which it belongs, 1–5.</summary>
    public abstract int DocumentedStep { get; }

    /// <summary>Its values, and how each can be changed.</summary>
    public abstract IEnumerable<BuiltValue> Values { get; }

    /// <summary>Things without which it cannot exist as it is: when one of them is replaced, so must it be.</summary>
    public virtual IEnumerable<ResourceAddress> Needs => [];

    /// <summary>Things among those that it vanishes with; the others refuse to be deleted while it stands.</summary>
    public virtual IEnumerable<ResourceAddress> PartOf => [];

    /// <summary>It is never deleted: it is not the portal's, or it is paid for in advance.</summary>
    public virtual bool IsKept => IsChosen;

    /// <summary>Somebody chose it in the place of one that the portal was about to make.</summary>
    public bool IsChosen { get; init; }

    /// <summary>It was ordered, but its run ended before it was ready.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>True for what comes about by itself once the things that it needs are there.</summary>
    public bool IsCondition => Kind is ResourceKind.Tunnels or ResourceKind.BgpSessions;

    /// <summary>Name for people, that of its connection or gateway where it has none of its own.</summary>
    public abstract string NameIn(BuiltState state);
}

/// <summary>How a value of something built can be brought to another.</summary>
public enum ValueChange
{
    /// <summary>While it goes on working.</summary>
    InPlace,

    /// <summary>In place, but tunnels or sessions are set up anew.</summary>
    Renegotiates,

    /// <summary>Never: the thing is deleted and made anew.</summary>
    Replaces,
}

/// <summary>A value of something built.</summary>
/// <param name="Key">Stable word.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Value">Its text, of a secret the fingerprint; null when it is not known and so cannot be said to differ.</param>
/// <param name="Change">How it can be changed.</param>
public sealed record BuiltValue(string Key, BilingualText Label, string? Value, ValueChange Change);
