using System.Diagnostics;
using System.Text;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>What a runbook consists of. Closed: the writer switches over all cases.</summary>
internal abstract record MarkdownBlock
{
    private protected MarkdownBlock()
    {
    }
}

internal sealed record Heading(int Level, MarkdownText Text) : MarkdownBlock;

internal sealed record Paragraph(MarkdownText Text) : MarkdownBlock;

internal sealed record ListBlock(bool IsOrdered, IReadOnlyList<MarkdownText> Items) : MarkdownBlock;

internal sealed record Table(IReadOnlyList<MarkdownText> Head, IReadOnlyList<IReadOnlyList<MarkdownText>> Rows) : MarkdownBlock;

/// <summary>A block of code; its lines are made by us from plain words.</summary>
internal sealed record CodeBlock(string Language, IReadOnlyList<string> Lines) : MarkdownBlock;

/// <summary>Writes blocks.</summary>
internal static class MarkdownWriter
{
    public static string Write(IEnumerable<MarkdownBlock> blocks) =>
        string.Join("\n", blocks.Select(block => Text(block) + "\n"));

    private static string Text(MarkdownBlock block) => block switch
    {
        Heading heading => $"{new string('#', heading.Level)} {heading.Text.Value}",
        Paragraph paragraph => paragraph.Text.Value,
        ListBlock list => string.Join('\n', list.Items.Select((item, index) => $"{(list.IsOrdered ? $"{index + 1}." : "-")} {item.Value}")),
        Table table => TableText(table),
        CodeBlock code => $"```{code.Language}\n{string.Join('\n', code.Lines.Select(SafeText.Line))}\n```",
        _ => throw new UnreachableException(),
    };

    private static string TableText(Table table)
    {
        var text = new StringBuilder(Row(table.Head)).Append('\n').Append(Row(table.Head.Select(_ => new MarkdownText("---"))));
        foreach (var row in table.Rows) text.Append('\n').Append(Row(row));
        return text.ToString();
    }

    private static string Row(IEnumerable<MarkdownText> cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Value))} |";
}
