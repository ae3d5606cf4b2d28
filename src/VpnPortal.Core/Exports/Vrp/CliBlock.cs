using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>A command, or a view with the commands in it, and what takes it away again.</summary>
/// <param name="Line">The command; of a view, the one that enters it.</param>
/// <param name="Body">Commands inside the view.</param>
/// <param name="IsView">True when <c>quit</c> has to follow.</param>
/// <param name="Undo">Removes what this added. Inside a view that was there before, the commands to give in that view.</param>
internal sealed record CliBlock(CliLine Line, EquatableArray<CliBlock> Body, bool IsView, EquatableArray<CliBlock> Undo)
{
    /// <summary>A command that adds nothing which outlives its view.</summary>
    public static CliBlock Command(CliLine line) => new(line, default, IsView: false, default);

    /// <summary>A command that adds something, and the one that removes it.</summary>
    public static CliBlock Command(CliLine line, CliLine undo) => new(line, default, IsView: false, new([Command(undo)]));

    /// <summary>A view that comes into being here and is removed with all that is in it.</summary>
    public static CliBlock Object(CliLine enter, CliLine undo, IEnumerable<CliBlock> body) =>
        new(enter, body.ToEquatableArray(), IsView: true, new([Command(undo)]));

    /// <summary>A view that may be there already: only what was added in it is removed.</summary>
    public static CliBlock Shared(CliLine enter, IEnumerable<CliBlock> body)
    {
        var inside = body.ToEquatableArray();
        var undo = UndoOf(inside).ToEquatableArray();
        return new(enter, inside, IsView: true, undo.Count == 0 ? default : new([new CliBlock(enter, undo, IsView: true, default)]));
    }

    /// <summary>What removes these blocks: the last one first.</summary>
    public static IEnumerable<CliBlock> UndoOf(IEnumerable<CliBlock> blocks) => blocks.Reverse().SelectMany(block => block.Undo);

    /// <summary>Commands from lines.</summary>
    public static IEnumerable<CliBlock> Commands(params IEnumerable<CliLine> lines) => lines.Select(Command);
}

/// <summary>A numbered part of a file.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Notes">What to know before it is loaded.</param>
/// <param name="Blocks">The commands.</param>
internal sealed record CliSection(string Title, EquatableArray<string> Notes, EquatableArray<CliBlock> Blocks)
{
    public static CliSection Of(string title, IEnumerable<string> notes, params IEnumerable<CliBlock> blocks) =>
        new(title, notes.ToEquatableArray(), blocks.ToEquatableArray());
}
