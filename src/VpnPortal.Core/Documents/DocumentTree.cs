using System.Collections.Immutable;
using System.Text.Json.Nodes;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Documents;

/// <summary>
/// A document as it was read, whatever it was written in: objects, arrays and texts. Numbers and yes or no are kept as the text that stood there, so
/// that an ASN written <c>1.10</c> stays one.
/// </summary>
/// <param name="Root">The tree, or null when nothing could be read.</param>
/// <param name="Lines">JSON pointer to the line, from 1, on which that key or item stands.</param>
/// <param name="Problems">What was wrong with the writing itself.</param>
public sealed record DocumentTree(
    JsonNode? Root, ImmutableDictionary<string, int> Lines, EquatableArray<DocumentProblem> Problems)
{
    /// <summary>A document of which nothing could be read.</summary>
    public static DocumentTree Unreadable(DocumentProblem problem) =>
        new(null, ImmutableDictionary<string, int>.Empty, new([problem]));

    /// <summary>Line of a pointer, or of the nearest thing around it; null when it is not known.</summary>
    public int? LineOf(string pointer)
    {
        for (var at = pointer; at.Length > 0; at = at[..at.LastIndexOf('/')])
            if (Lines.TryGetValue(at, out var line)) return line;
        return null;
    }
}
