using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>What a Cisco configuration consists of. Closed: the writer switches over all cases.</summary>
internal abstract record CiscoItem
{
    private protected CiscoItem()
    {
    }
}

/// <summary>A numbered heading, written as a comment.</summary>
internal sealed record CiscoSection(int Number, string Title) : CiscoItem;

/// <summary>A comment; may hold text that a person typed.</summary>
internal sealed record CiscoNote(string Text) : CiscoItem;

/// <summary>A command, what stands in its block, and how it is taken back.</summary>
/// <param name="Line">The command.</param>
/// <param name="Inner">Commands and comments of its block.</param>
/// <param name="Undo">Takes it back; null when it goes with its block, or holds others that go one by one.</param>
/// <param name="IsShared">It may have stood there before, so the rollback names it in a comment and leaves it to people.</param>
/// <param name="Closing">Leaves a block that does not end by itself.</param>
internal sealed record CiscoCommand(
    CliLine Line, EquatableArray<CiscoItem> Inner, CliLine? Undo, bool IsShared = false, CliLine? Closing = null) : CiscoItem
{
    /// <summary>Adds something that the rollback takes away with <paramref name="undo"/>; <c>no</c> and the same line by default.</summary>
    public static CiscoCommand Adds(CliLine line, IEnumerable<CiscoItem>? inner = null, CliLine? undo = null) =>
        new(line, (inner ?? []).ToEquatableArray(), undo ?? CliLine.Of($"no {line}"));

    /// <summary>Goes with the block it stands in, or with what it sets going.</summary>
    public static CiscoCommand Part(CliLine line) => new(line, default, null);

    /// <summary>A block that may be there already; what is added inside is taken back one by one.</summary>
    public static CiscoCommand Within(CliLine line, IEnumerable<CiscoItem> inner, CliLine? closing = null) =>
        new(line, inner.ToEquatableArray(), null, Closing: closing);

    /// <summary>Something that may be there already; what is added inside is taken back, itself it is left to people.</summary>
    public static CiscoCommand Shared(CliLine line, IEnumerable<CiscoItem>? inner = null) =>
        new(line, (inner ?? []).ToEquatableArray(), CliLine.Of($"no {line}"), IsShared: true);
}
