using System.Text.Json;
using System.Text.Json.Serialization;

namespace VpnPortal.Core.Primitives;

/// <summary>An IPv4 network such as <c>10.0.0.0/16</c>, host bits zero.</summary>
[JsonConverter(typeof(CidrJsonConverter))]
public readonly record struct Cidr
{
    private Cidr(uint address, int prefixLength) => (Address, PrefixLength) = (address, prefixLength);

    /// <summary>The first address as a number, most significant byte first.</summary>
    public uint Address { get; }

    /// <summary>0–32.</summary>
    public int PrefixLength { get; }

    /// <summary>Everything: <c>0.0.0.0/0</c>.</summary>
    public static Cidr Any => default;

    /// <summary>The last address of the network as a number.</summary>
    public uint LastAddress => Address | ~Mask(PrefixLength);

    /// <summary>Reads a network whose host bits are zero.</summary>
    /// <exception cref="FormatException">The text is no IPv4 network or has host bits.</exception>
    public static Cidr Parse(string text) =>
        TryParse(text, out var cidr, out var hostBits) && !hostBits ? cidr : throw new FormatException($"'{text}' is not an IPv4 network.");

    /// <summary>
    /// Reads a network. Host bits are cleared in <paramref name="cidr"/> and reported, never dropped silently
    /// (<c>IPNetwork.Parse</c> of .NET 10 drops them without a word).
    /// </summary>
    public static bool TryParse(string? text, out Cidr cidr, out bool hostBits)
    {
        (cidr, hostBits) = (default, false);
        var parts = (text ?? "").Trim().Split('/');
        if (parts.Length != 2 || !TryParseAddress(parts[0], out var address)) return false;
        if (parts[1].Length is 0 or > 2 || !parts[1].All(char.IsAsciiDigit)) return false;
        var length = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        if (length > 32) return false;
        cidr = new Cidr(address & Mask(length), length);
        hostBits = cidr.Address != address;
        return true;
    }

    /// <summary>Reads a dotted quad of four decimal parts without leading zeros (<c>010.0.0.1</c> is octal to some tools).</summary>
    public static bool TryParseAddress(string? text, out uint address)
    {
        address = 0;
        var parts = (text ?? "").Trim().Split('.');
        if (parts.Length != 4) return false;
        foreach (var part in parts)
        {
            if (part.Length is 0 or > 3 || !part.All(char.IsAsciiDigit) || (part.Length > 1 && part[0] == '0')) return false;
            var value = uint.Parse(part, System.Globalization.CultureInfo.InvariantCulture);
            if (value > 255) return false;
            address = (address << 8) | value;
        }
        return true;
    }

    /// <summary>True for an address in its usual form, without blanks or leading zeros.</summary>
    public static bool IsAddress(string? text) => TryParseAddress(text, out var address) && Format(address) == text;

    /// <summary>True when the two networks share at least one address.</summary>
    public bool Overlaps(Cidr other) => Address <= other.LastAddress && other.Address <= LastAddress;

    /// <summary>True when every address of <paramref name="other"/> lies in this network.</summary>
    public bool Contains(Cidr other) => Address <= other.Address && other.LastAddress <= LastAddress;

    /// <summary>True when the address lies in this network.</summary>
    public bool Contains(uint address) => Address <= address && address <= LastAddress;

    /// <summary>The n-th address of the network, 0 being the network address itself.</summary>
    public string AddressAt(uint offset) => Format(Address + offset);

    /// <summary>The mask in dotted form, for example <c>255.255.0.0</c>.</summary>
    public string DottedMask => Format(Mask(PrefixLength));

    /// <summary>Writes an address number as a dotted quad.</summary>
    public static string Format(uint address) =>
        FormattableString.Invariant($"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Format(Address)}/{PrefixLength}");

    private static uint Mask(int prefixLength) => prefixLength == 0 ? 0 : uint.MaxValue << (32 - prefixLength);
}

internal sealed class CidrJsonConverter : JsonConverter<Cidr>
{
    public override Cidr Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Cidr.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Cidr value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
