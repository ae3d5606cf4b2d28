using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports;

/// <summary>One command line of a device, safe by construction: only plain words, numbers, networks, keys and other lines can fill a hole.</summary>
internal readonly record struct CliLine(string Text)
{
    public static CliLine Of(CliLineHandler text) => new(text.Finish());
}

/// <summary>A network with its prefix length, for example <c>10.0.0.0/16</c>. Elsewhere a network is written as address and mask.</summary>
internal readonly record struct CliPrefix(Cidr Network);

/// <summary>A pre-shared key as the device's command line reads it; made by the rules of one device only.</summary>
internal readonly record struct CliKey(string Text);

/// <summary>Builds a <see cref="CliLine"/> from an interpolated string. A text that is no plain word is a bug, not a user's mistake.</summary>
[InterpolatedStringHandler]
internal readonly ref struct CliLineHandler
{
    private readonly StringBuilder text;

    public CliLineHandler(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(long number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Address and dotted mask: the devices read that everywhere, a prefix length only in places.</summary>
    public void AppendFormatted(Cidr network) => text.Append(network.AddressAt(0)).Append(' ').Append(network.DottedMask);

    public void AppendFormatted(CliPrefix prefix) => text.Append(prefix.Network.ToString());

    public void AppendFormatted(CliLine part) => text.Append(part.Text);

    public void AppendFormatted(CliKey key) => text.Append(key.Text);

    public void AppendFormatted(string word) =>
        text.Append(SafeText.IsPlainWord(word) ? word : throw new ArgumentException($"'{SafeText.Line(word)}' is no plain word.", nameof(word)));

    public string Finish() => text.ToString();
}
