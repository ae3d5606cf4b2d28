using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>One command, safe by construction: only plain words, numbers, networks and keys that were checked can fill a hole.</summary>
internal readonly record struct CiscoLine(string Value)
{
    public static CiscoLine Of(CiscoLineHandler text) => new(text.Finish());
}

/// <summary>A network in the form of prefix lists, for example <c>10.0.0.0/16</c>. Everywhere else Cisco writes address and mask.</summary>
internal readonly record struct CiscoPrefix(Cidr Network);

/// <summary>A pre-shared key as one word; a character that no command line holds is a bug here, for <see cref="CiscoKeys"/> refuses it before.</summary>
internal readonly record struct CiscoKeyWord(string Text);

/// <summary>Builds a <see cref="CiscoLine"/> from an interpolated string. A text that is no plain word is a bug, not a user's mistake.</summary>
[InterpolatedStringHandler]
internal readonly ref struct CiscoLineHandler
{
    private readonly StringBuilder text;

    public CiscoLineHandler(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(int number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(long number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Address and mask.</summary>
    public void AppendFormatted(Cidr network) => text.Append(network.AddressAt(0)).Append(' ').Append(CiscoNames.Mask(network));

    public void AppendFormatted(CiscoPrefix prefix) => text.Append(prefix.Network.ToString());

    public void AppendFormatted(CiscoLine part) => text.Append(part.Value);

    public void AppendFormatted(CiscoKeyWord key) =>
        text.Append(CiscoKeys.IsWord(key.Text) ? key.Text : throw new ArgumentException("The key is no word of a command line.", nameof(key)));

    public void AppendFormatted(string word) =>
        text.Append(SafeText.IsPlainWord(word) ? word : throw new ArgumentException($"'{SafeText.Line(word)}' is no plain word.", nameof(word)));

    public string Finish() => text.ToString();
}
