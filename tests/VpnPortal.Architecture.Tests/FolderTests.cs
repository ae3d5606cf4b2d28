using System.Text.RegularExpressions;

namespace VpnPortal.Architecture.Tests;

/// <summary>Inside a project the folders use each other in one direction only, and every such use was agreed to.</summary>
public sealed partial class FolderTests
{
    private const string Accept = "ACCEPT_DEPENDENCIES";
    private static readonly Lazy<IReadOnlyDictionary<FolderEdge, string>> Graph = new(() => FolderGraph.Of([.. SourceTree.Sources.Where(file => file.Project != SourceTree.Host)]));

    private static string AcceptedFile => SourceTree.Path("tests", "VpnPortal.Architecture.Tests", "dependencies.txt");

    [Fact]
    public void FoldersFormNoCycle() => Rule.Holds(Cycles(Graph.Value));

    [Fact]
    public void FoldersFormNoCycle_CanFail()
    {
        Rule.Sees("Topology", Cycles(FolderGraph.Of([
            Plant("Topology/Gateway.cs", "using VpnPortal.Core.Drafts;\nnamespace VpnPortal.Core.Topology;\npublic sealed class Gateway(Draft draft);"),
            Plant("Drafts/Draft.cs", "namespace VpnPortal.Core.Drafts;\npublic sealed class Draft { Topology.Gateway? gateway; }")])));
        Rule.Sees("Exports/B", Cycles(FolderGraph.Of([
            Plant("Exports/A/One.cs", "using VpnPortal.Core.Exports.B;\nnamespace VpnPortal.Core.Exports.A;\npublic sealed class One(Two two);"),
            Plant("Exports/B/Two.cs", "using VpnPortal.Core.Exports.A;\nnamespace VpnPortal.Core.Exports.B;\npublic sealed class Two(One one);")])));
    }

    /// <summary>Set ACCEPT_DEPENDENCIES=1 to write the file anew; the change of the file then shows what was agreed to.</summary>
    [Fact]
    public void DependenciesAreTheAcceptedOnes()
    {
        if (Environment.GetEnvironmentVariable(Accept) == "1")
            File.WriteAllText(AcceptedFile, string.Join('\n', Graph.Value.Keys) + "\n");
        Rule.Holds(Differences(File.ReadAllLines(AcceptedFile), Graph.Value));
    }

    [Fact]
    public void DependenciesAreTheAcceptedOnes_CanFail()
    {
        var graph = FolderGraph.Of([
            Plant("Runs/Run.cs", "namespace VpnPortal.Core.Runs;\npublic static class Run { public static void Go() => VpnPortal.Core.Planning.Plan.Make(); }"),
            Plant("Planning/Plan.cs", "namespace VpnPortal.Core.Planning;\npublic static class Plan;")]);
        Rule.Sees("Runs -> Planning", Differences([], graph));
        Rule.Sees("Runs -> Exports", Differences(["VpnPortal.Core: Runs -> Planning", "VpnPortal.Core: Runs -> Exports"], graph));
    }

    /// <summary>What the graph sees without a using line: enclosing namespaces, imports of a Razor folder, component tags, extension methods.</summary>
    [Theory]
    [InlineData("Rules/X.cs", "namespace VpnPortal.Core.Rules;\nclass X : IRule;", "IRule.cs", "namespace VpnPortal.Core;\npublic interface IRule;", true)]
    [InlineData("Pages/P.razor", "<Chip />", "Shared/Chip.razor", "<b></b>", true)]
    [InlineData("Pages/P.cs", "using VpnPortal.Core.Words;\nnamespace VpnPortal.Core.Pages;", "Words/W.cs", "namespace VpnPortal.Core.Words;", true)]
    [InlineData("Pages/P.cs", "namespace VpnPortal.Core.Pages;\n// Plan\nclass P { string s = \"Plan\"; }", "Planning/Plan.cs", "namespace VpnPortal.Core.Planning;\npublic class Plan;", false)]
    [InlineData("Pages/P.cs", "namespace VpnPortal.Core.Pages;\nclass P { Plan Plan; }", "Planning/Plan.cs", "namespace VpnPortal.Core.Planning;\npublic class Plan;", false)]
    public void GraphSees(string path, string text, string otherPath, string otherText, bool seen) => Assert.Equal(
        seen,
        FolderGraph.Of([Plant(path, text), Plant(otherPath, otherText), Plant("_Imports.razor", "@using VpnPortal.Core.Shared")])
            .ContainsKey(new FolderEdge("VpnPortal.Core", new SourceFile("", path, "").Folder, new SourceFile("", otherPath, "").Folder)));

    [Fact]
    public void GraphSees_CanFail() => Assert.Empty(FolderGraph.Of([Plant("Alone/A.cs", "namespace VpnPortal.Core.Alone;\nclass A;")]));

    [Fact]
    public void NamespacesFollowFolders() => Rule.Holds(SourceTree.Sources.SelectMany(Misplaced));

    [Fact]
    public void NamespacesFollowFolders_CanFail() => Rule.Sees("Runs/Plan.cs", Misplaced(Plant("Runs/Plan.cs", "namespace VpnPortal.Core.Planning;")));

    private static SourceFile Plant(string path, string text) => new("VpnPortal.Core", path, text);

    /// <summary>
    /// Rooms form no cycle; nor do folders inside a room, except that a folder and a folder inside it may know each other: a list of rules names the rules,
    /// and the rules know what a rule is.
    /// </summary>
    private static IEnumerable<string> Cycles(IReadOnlyDictionary<FolderEdge, string> graph)
    {
        var rooms = graph.Select(edge => (Edge: edge.Key with { From = FolderGraph.RoomOf(edge.Key.From), To = FolderGraph.RoomOf(edge.Key.To) }, Because: edge.Value)).ToList();
        if (FolderGraph.CycleIn(rooms.Select(room => room.Edge)) is { Count: > 0 } rounds)
        {
            yield return $"Rooms: {string.Join(" -> ", rounds)}";
            foreach (var room in rooms.Where(room => rounds.Contains($"{room.Edge.Project}:{room.Edge.From}") && rounds.Contains($"{room.Edge.Project}:{room.Edge.To}") && room.Edge.From != room.Edge.To))
                yield return $"  {room.Edge} by {room.Because}";
        }

        if (FolderGraph.CycleIn(graph.Keys.Where(edge => !FolderGraph.IsInside(edge.From, edge.To) && !FolderGraph.IsInside(edge.To, edge.From))) is { Count: > 0 } cycle)
            yield return $"Folders: {string.Join(" -> ", cycle)}";
    }

    private static IEnumerable<string> Differences(IEnumerable<string> accepted, IReadOnlyDictionary<FolderEdge, string> graph)
    {
        var known = accepted.Where(line => line.Length > 0).ToHashSet(StringComparer.Ordinal);
        var present = graph.ToDictionary(edge => edge.Key.ToString(), edge => edge.Value, StringComparer.Ordinal);
        return
        [
            .. present.Where(edge => !known.Contains(edge.Key)).Select(edge => $"new: {edge.Key} by {edge.Value}. If it is meant, run with {Accept}=1."),
            .. known.Where(line => !present.ContainsKey(line)).Select(line => $"gone: {line}. Run with {Accept}=1."),
        ];
    }

    private static IEnumerable<string> Misplaced(SourceFile file)
    {
        if (file.IsRazor || Namespace().Match(file.Code) is not { Success: true } match) yield break;
        var expected = file.Folder.Length == 0 ? file.Project : $"{file.Project}.{file.Folder.Replace('/', '.')}";
        if (match.Groups[1].Value != expected) yield return $"{file} says namespace {match.Groups[1].Value}.";
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
