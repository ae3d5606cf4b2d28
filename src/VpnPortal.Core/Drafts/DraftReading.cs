using System.Globalization;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>
/// A draft read against what discovery found: typed text where there is one, else the default or what follows from other
/// answers. Never fails: what cannot be read is null, and a rule says so at the field.
/// </summary>
public sealed class DraftReading
{
    /// <summary>Reads a draft.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="landscapes">What discovery found, by region; a region that was not discovered is missing.</param>
    public DraftReading(VpnDraft draft, IReadOnlyDictionary<string, Landscape> landscapes)
    {
        Draft = draft;
        One = new SideReading(SideKey.One, this, landscapes);
        Two = new SideReading(SideKey.Two, this, landscapes);
    }

    /// <summary>What was typed.</summary>
    public VpnDraft Draft { get; }

    /// <summary>Scenario key.</summary>
    public string Scenario => Draft.Scenario;

    /// <summary>Side 1, always a VPC.</summary>
    public SideReading One { get; }

    /// <summary>Side 2: a VPC, or a data centre.</summary>
    public SideReading Two { get; }

    /// <summary>Both ends in documented order, whatever they are: each has networks and an ASN.</summary>
    public IReadOnlyList<SideReading> Ends => [One, Two];

    /// <summary>The ends in the cloud, in documented order: each has a region, a VPC and a gateway.</summary>
    public IReadOnlyList<SideReading> Sides => Two.IsSite ? [One] : [One, Two];

    /// <summary>The cloud ends for which a gateway is to be bought.</summary>
    public IEnumerable<SideReading> BuyingSides => Sides.Where(side => !side.ReusesGateway);

    /// <summary>True when routes come from BGP.</summary>
    public bool UsesBgp => Text(FieldPaths.Routing) == RoutingWords.Bgp;

    /// <summary>What is known of the account; nothing but the documented quotas when no region was asked.</summary>
    public AccountFacts Account => Sides.Select(side => side.Landscape?.Account).OfType<AccountFacts>().FirstOrDefault() ?? AccountFacts.Unasked;

    /// <summary>True for two single-tunnel connections with health checks.</summary>
    public bool IsClassic => Scenario == ClassicFields.Scenario;

    /// <summary>The side with that key.</summary>
    public SideReading Side(SideKey key) => key == SideKey.One ? One : Two;

    /// <summary>Typed text, else the default; empty when there is neither, and for what the scenario does not ask. Trimmed.</summary>
    public string Text(string path) => DraftFields.Find(Scenario, path) is not { } field ? ""
        : (Draft.Values.GetValueOrDefault(path) is { Length: > 0 } typed ? typed : field.Default ?? "").Trim();

    /// <summary>The answer when nothing was typed, or null.</summary>
    public string? DefaultOf(string path) => DraftFields.Find(Scenario, path)?.Default;

    /// <summary>A whole number, or null.</summary>
    public long? Number(string path) =>
        long.TryParse(Text(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A yes or no.</summary>
    public bool Flag(string path) => string.Equals(Text(path), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The networks of a list, in any usual separator; the value of one that cannot be read is null.</summary>
    public IReadOnlyList<CidrText> Networks(string path) =>
        [.. Text(path).Split([',', ';', '\uFF0C', '\uFF1B', '\u3001', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(CidrText.Read)];

    /// <summary>The pre-shared key of a tunnel, or null.</summary>
    public PresharedKey? Psk(TunnelRole role) => Draft.Secrets.GetValueOrDefault(FieldPaths.Psk(role));

    /// <summary>The inside network of a tunnel as typed.</summary>
    public CidrText InsideCidr(TunnelRole role) => CidrText.Read(Text(FieldPaths.InsideCidr(role)));
}

/// <summary>A network as typed and as understood.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Value">The network, or null when the text is none.</param>
/// <param name="HasHostBits">The typed address is not the network's first.</param>
public sealed record CidrText(string Text, Cidr? Value, bool HasHostBits)
{
    /// <summary>Reads one network.</summary>
    public static CidrText Read(string text) =>
        Cidr.TryParse(text, out var cidr, out var hostBits) ? new(text, cidr, hostBits) : new(text, null, HasHostBits: false);
}
