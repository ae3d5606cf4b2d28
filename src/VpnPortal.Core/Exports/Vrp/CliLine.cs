using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>One command line, safe by construction: only plain words, numbers, networks, quoted keys and other lines can fill a hole.</summary>
internal readonly record struct CliLine(string Text)
{
    public static CliLine Of(CliLineHandler text) => new(text.Finish());
}

/// <summary>A pre-shared key as the device's command line reads it; made by the quoting of one device only.</summary>
internal readonly record struct CliKey(string Text);

/// <summary>Builds a <see cref="CliLine"/> from an interpolated string. A text that is no plain word is a bug, not a user's mistake.</summary>
[InterpolatedStringHandler]
internal readonly ref struct CliLineHandler
{
    private readonly StringBuilder text;

    public CliLineHandler(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(long number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Address and dotted mask: both families read that everywhere, a prefix length only in places.</summary>
    public void AppendFormatted(Cidr network) => text.Append(Cidr.Format(network.Address)).Append(' ').Append(Cidr.Format(Mask(network)));

    public void AppendFormatted(CliLine part) => text.Append(part.Text);

    public void AppendFormatted(CliKey key) => text.Append(key.Text);

    public void AppendFormatted(string word) =>
        text.Append(SafeText.IsPlainWord(word) ? word : throw new ArgumentException($"'{SafeText.Line(word)}' is no plain word.", nameof(word)));

    public string Finish() => text.ToString();

    private static uint Mask(Cidr network) => ~(network.LastAddress - network.Address);
}
