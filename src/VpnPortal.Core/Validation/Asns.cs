using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation;

/// <summary>Private ASNs, and one of them for a side that needs another.</summary>
internal static class Asns
{
    /// <summary>True for the ranges that nobody owns, leaving out the last of each, which is reserved.</summary>
    public static bool IsPrivate(long asn) => asn is (>= 64512 and <= 65534) or (>= 4200000000 and <= 4294967294);

    /// <summary>Example 1's ASN of a side, or the other side's when that is free while this one is taken.</summary>
    public static string Propose(DraftReading draft, SideKey side)
    {
        var own = draft.DefaultOf(FieldPaths.Asn(side))!;
        var peer = side.Peer();
        return AsnText.Read(own) == draft.Side(peer).Asn ? draft.DefaultOf(FieldPaths.Asn(peer))! : own;
    }
}
