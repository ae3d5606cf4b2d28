using System.Diagnostics;
using System.Text;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>Writes a model as Cisco configuration, and the configuration that takes it back.</summary>
internal static class CiscoWriter
{
    /// <summary>Terminals cut lines of 254 bytes and more; comments are broken long before. Bytes in UTF-8.</summary>
    private const int LongestComment = 160;

    public static string Write(IEnumerable<CiscoItem> items)
    {
        var text = new StringBuilder();
        WriteAll(text, items, 0);
        return text.ToString();
    }

    /// <summary>In reverse order, so that nothing is removed while something still refers to it.</summary>
    public static IEnumerable<CiscoItem> Rollback(IEnumerable<CiscoItem> items)
    {
        foreach (var command in items.OfType<CiscoCommand>().Reverse())
        {
            if (command is { Undo: { } undo, IsShared: false })
            {
                yield return CiscoCommand.Part(undo);
                continue;
            }

            var inner = Rollback(command.Inner).ToList();
            if (inner.Count > 0) yield return CiscoCommand.Within(command.Line, inner, command.Closing);
            if (command.Undo is { } left) yield return new CiscoNote(left.Text);
        }
    }

    private static void WriteAll(StringBuilder text, IEnumerable<CiscoItem> items, int depth)
    {
        foreach (var item in items)
        {
            switch (item)
            {
                case CiscoSection section:
                    text.Append("!\n");
                    Comment(text, $"---- {section.Number} {section.Title}");
                    break;
                case CiscoNote note:
                    Comment(text, note.Text);
                    break;
                case CiscoCommand command:
                    text.Append(' ', depth).Append(command.Line.Text).Append('\n');
                    WriteAll(text, command.Inner, depth + 1);
                    if (command.Closing is { } closing) text.Append(' ', depth).Append(closing.Text).Append('\n');
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    /// <summary>A question mark would call for help even inside a comment.</summary>
    private static void Comment(StringBuilder text, string comment)
    {
        foreach (var line in Broken(SafeText.Line(comment).Replace("?", "[U+003F]", StringComparison.Ordinal)))
            text.Append("! ").Append(line).Append('\n');
    }

    private static IEnumerable<string> Broken(string comment)
    {
        var line = new StringBuilder();
        var (bytes, blank) = (0, -1);
        foreach (var rune in comment.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LongestComment)
            {
                var end = blank > 0 ? blank : line.Length;
                yield return line.ToString(0, end);
                line.Remove(0, blank > 0 ? end + 1 : end);
                (bytes, blank) = (Encoding.UTF8.GetByteCount(line.ToString()), -1);
            }

            if (rune.Value == ' ') blank = line.Length;
            line.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        yield return line.ToString();
    }
}
