using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>Source of a script, a unit or FRR, safe by construction: only plain words, numbers, networks and comments can fill a hole.</summary>
internal readonly record struct ShellText(string Value)
{
    public static ShellText Of(ShellTextHandler text) => new(text.Finish());

    public static ShellText Lines(IEnumerable<ShellText> lines) => new(string.Join('\n', lines.Select(line => line.Value)));
}

/// <summary>A text shown as one comment line; whatever it holds stays on that line.</summary>
internal readonly record struct ShellComment(string Text);

/// <summary>Builds a <see cref="ShellText"/> from an interpolated string. A text that is no plain word is a bug, not a user's mistake.</summary>
[InterpolatedStringHandler]
internal readonly ref struct ShellTextHandler
{
    private readonly StringBuilder text;

    public ShellTextHandler(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => text.Append(literal.Replace("\r", "", StringComparison.Ordinal));

    public void AppendFormatted(int number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(long number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Cidr network) => text.Append(network.ToString());

    public void AppendFormatted(ShellText part) => text.Append(part.Value);

    public void AppendFormatted(ShellComment comment) => text.Append("# ").Append(SafeText.Line(comment.Text));

    public void AppendFormatted(string word) =>
        text.Append(SafeText.IsPlainWord(word) ? word : throw new ArgumentException($"'{SafeText.Line(word)}' is no plain word.", nameof(word)));

    public string Finish() => text.ToString();
}
