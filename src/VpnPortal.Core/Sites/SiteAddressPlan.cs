using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Sites;

/// <summary>
/// Gives tunnels and sites that have no addresses yet ones that nobody else has: not another line of the table, typed or proposed,
/// not another draft, not the account, not a range that must not be used.
/// </summary>
internal sealed class SiteAddressPlan
{
    // Shared address space, loopback, link-local, multicast and beyond: nothing that can be routed to a site.
    private static readonly Cidr[] Unusable =
        [Cidr.Parse("100.64.0.0/10"), Cidr.Parse("127.0.0.0/8"), AddressPlan.LinkLocal, Cidr.Parse("224.0.0.0/3")];

    private readonly List<Cidr> tunnels;
    private readonly List<Cidr> networks;
    private readonly IEnumerator<Cidr>? blocks;

    public SiteAddressPlan(TakenAddresses taken, SitePool? pool, IReadOnlyCollection<Landscape> landscapes, IEnumerable<VpnDraft> typed)
    {
        tunnels = [.. taken.TunnelCidrs];
        networks =
        [
            // A draft in the making that names the whole Internet would leave no block to anybody.
            .. taken.SiteNetworks.Where(network => network.PrefixLength > 0), .. Unusable,
            .. landscapes.SelectMany(landscape => landscape.Vpcs).SelectMany(vpc => vpc.Cidrs).Select(CidrText.Read).Select(text => text.Value).OfType<Cidr>(),
        ];
        blocks = pool?.Blocks().GetEnumerator();
        foreach (var draft in typed)
        {
            foreach (var role in TunnelRoles.Both) tunnels.AddRange(Read(draft, FieldPaths.InsideCidr(role)));
            networks.AddRange(Read(draft, FieldPaths.Subnets(SideKey.Two)));
        }
    }

    /// <summary>The draft with what it lacked, and the paths that were filled in.</summary>
    public (VpnDraft Draft, IReadOnlyList<string> Proposed) Complete(VpnDraft draft)
    {
        var proposed = new List<string>();
        foreach (var role in TunnelRoles.Both)
        {
            if (draft.Values.ContainsKey(FieldPaths.InsideCidr(role))) continue;
            var next = AddressPlan.ProposeInsideCidr(tunnels);
            tunnels.Add(next);
            draft = draft.With(FieldPaths.InsideCidr(role), next.ToString());
            proposed.Add(FieldPaths.InsideCidr(role));
        }

        if (draft.Values.ContainsKey(FieldPaths.Subnets(SideKey.Two)) || NextBlock() is not { } block) return (draft, proposed);
        networks.Add(block);
        proposed.Add(FieldPaths.Subnets(SideKey.Two));
        return (draft.With(FieldPaths.Subnets(SideKey.Two), block.ToString()), proposed);
    }

    private Cidr? NextBlock()
    {
        while (blocks?.MoveNext() == true)
            if (!networks.Exists(blocks.Current.Overlaps)) return blocks.Current;
        return null;
    }

    private static IEnumerable<Cidr> Read(VpnDraft draft, string path) =>
        new DraftReading(draft, new Dictionary<string, Landscape>()).Networks(path).Select(text => text.Value).OfType<Cidr>();
}
