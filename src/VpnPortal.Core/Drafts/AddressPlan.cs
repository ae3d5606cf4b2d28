using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>Addresses that the portal proposes so that nobody has to type them.</summary>
public static class AddressPlan
{
    /// <summary>All link-local addresses; tunnels take their /30 from here.</summary>
    public static readonly Cidr LinkLocal = Cidr.Parse("169.254.0.0/16");

    /// <summary>The eight /30s that the API refuses (API reference of CreateVpnConnection, TunnelCidr).</summary>
    public static readonly IReadOnlyList<Cidr> Reserved =
    [
        Cidr.Parse("169.254.0.0/30"), Cidr.Parse("169.254.1.0/30"), Cidr.Parse("169.254.2.0/30"), Cidr.Parse("169.254.3.0/30"),
        Cidr.Parse("169.254.4.0/30"), Cidr.Parse("169.254.5.0/30"), Cidr.Parse("169.254.6.0/30"), Cidr.Parse("169.254.169.252/30"),
    ];

    /// <summary>The first /30 of example 1's series 169.254.10.0, .20.0, .30.0 … that is neither reserved nor taken.</summary>
    public static Cidr ProposeInsideCidr(IReadOnlyCollection<Cidr> taken) =>
        Candidates().First(candidate => !taken.Any(candidate.Overlaps) && !Reserved.Any(candidate.Overlaps));

    private static IEnumerable<Cidr> Candidates()
    {
        for (var third = 10; third < 255; third += 10) yield return Cidr.Parse(FormattableString.Invariant($"169.254.{third}.0/30"));
        for (var block = 0; block < 16384; block++)
            yield return Cidr.Parse(Cidr.Format(LinkLocal.Address + ((uint)block * 4)) + "/30");
    }
}
