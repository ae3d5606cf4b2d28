using System.Collections.Immutable;
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

    /// <summary>Side 1.</summary>
    public SideReading One { get; }

    /// <summary>Side 2.</summary>
    public SideReading Two { get; }

    /// <summary>Both sides in documented order.</summary>
    public IReadOnlyList<SideReading> Sides => [One, Two];

    /// <summary>The side with that key.</summary>
    public SideReading Side(SideKey key) => key == SideKey.One ? One : Two;

    /// <summary>Typed text, else the default; empty when there is neither. Trimmed.</summary>
    public string Text(string path) =>
        (Draft.Values.GetValueOrDefault(path) is { Length: > 0 } typed ? typed : Defaults.GetValueOrDefault(path) ?? "").Trim();

    /// <summary>A whole number, or null.</summary>
    public long? Number(string path) =>
        long.TryParse(Text(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A yes or no.</summary>
    public bool Flag(string path) => string.Equals(Text(path), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The networks of a comma-separated field, those that cannot be read left out.</summary>
    public IReadOnlyList<CidrText> Networks(string path) =>
        [.. Text(path).Split([',', '\uFF0C', '\u3001', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(CidrText.Read)];

    /// <summary>The pre-shared key of a tunnel, or null.</summary>
    public PresharedKey? Psk(TunnelRole role) => Draft.Secrets.GetValueOrDefault(VpcToVpcFields.Psk(role));

    /// <summary>The inside network of a tunnel as typed.</summary>
    public CidrText InsideCidr(TunnelRole role) => CidrText.Read(Text(VpcToVpcFields.InsideCidr(role)));

    private static readonly ImmutableDictionary<string, string> Defaults = VpcToVpcFields.All
        .Where(field => field.Default is not null)
        .ToImmutableDictionary(field => field.Path, field => field.Default!, StringComparer.Ordinal);
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
