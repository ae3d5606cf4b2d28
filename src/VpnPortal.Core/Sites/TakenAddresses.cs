using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Sites;

/// <summary>Addresses that are spoken for before the table is looked at.</summary>
/// <param name="TunnelCidrs">Tunnel CIDRs of other drafts and of connections in the account.</param>
/// <param name="SiteNetworks">Networks behind devices of other drafts.</param>
public sealed record TakenAddresses(EquatableArray<Cidr> TunnelCidrs, EquatableArray<Cidr> SiteNetworks)
{
    /// <summary>Nothing is taken.</summary>
    public static readonly TakenAddresses None = new(default, default);
}

/// <summary>Where sites without networks get theirs from.</summary>
/// <param name="Range">The range that is cut into blocks.</param>
/// <param name="PrefixLength">Size of a block, from the range's own to 30.</param>
public sealed record SitePool(Cidr Range, int PrefixLength)
{
    /// <summary>All blocks, first to last.</summary>
    public IEnumerable<Cidr> Blocks()
    {
        var size = 1L << (32 - PrefixLength);
        for (long address = Range.Address; address <= Range.LastAddress; address += size)
            yield return Cidr.Parse(FormattableString.Invariant($"{Cidr.Format((uint)address)}/{PrefixLength}"));
    }
}
