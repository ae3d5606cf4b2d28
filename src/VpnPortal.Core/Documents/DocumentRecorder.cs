using System.Collections.Immutable;
using System.Text.Json.Nodes;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Documents;

/// <summary>Takes a tree down while a reader walks through a text, with the line of everything and what was wrong on the way.</summary>
public sealed class DocumentRecorder
{
    private readonly ImmutableDictionary<string, int>.Builder lines = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
    private readonly List<DocumentProblem> problems = [];

    /// <summary>Notes a problem of the writing.</summary>
    public void Report(DocumentProblem problem) => problems.Add(problem);

    /// <summary>Puts a member into an object. The first of two equal keys stays, the second is a problem.</summary>
    public void Put(JsonObject into, string pointer, string key, int line, JsonNode? value)
    {
        if (into.ContainsKey(key))
        {
            Report(DocumentProblems.KeyRepeated(pointer, key, lines.GetValueOrDefault(pointer), line));
            return;
        }

        lines.TryAdd(pointer, line);
        into.Add(key, value);
    }

    /// <summary>Puts an item into a list.</summary>
    public void Put(JsonArray into, string pointer, int line, JsonNode? value)
    {
        lines.TryAdd(pointer, line);
        into.Add(value);
    }

    /// <summary>The tree with everything that was noted.</summary>
    public DocumentTree Tree(JsonNode? root) => new(root, lines.ToImmutable(), problems.ToEquatableArray());
}
