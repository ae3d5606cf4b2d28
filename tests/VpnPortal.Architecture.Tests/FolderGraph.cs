using System.Text.RegularExpressions;

namespace VpnPortal.Architecture.Tests;

/// <summary>One folder of a project uses another.</summary>
public readonly record struct FolderEdge(string Project, string From, string To) : IComparable<FolderEdge>
{
    public int CompareTo(FolderEdge other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => $"{Project}: {Show(From)} -> {Show(To)}";

    private static string Show(string folder) => folder.Length == 0 ? "(root)" : folder;
}

/// <summary>
/// Which folders of a project use which, read from source text: using lines, names of types that are visible at that place (by using, by an enclosing
/// namespace, by <c>global using</c> or <c>_Imports.razor</c>), qualified names, component tags and calls of extension methods.
/// <para>
/// Limits: it reads text, not symbols. It misses what no name tells (<c>var</c> of a foreign type whose name never appears, code inside interpolated
/// strings, types behind an alias of another file) and may see an edge where a member happens to be called like a visible type. Namespaces must follow
/// folders, which a rule of its own holds.
/// </para>
/// </summary>
internal static partial class FolderGraph
{
    public static IReadOnlyDictionary<FolderEdge, string> Of(IReadOnlyList<SourceFile> files)
    {
        var edges = new SortedDictionary<FolderEdge, string>();
        foreach (var project in files.GroupBy(file => file.Project, StringComparer.Ordinal))
        {
            var index = new ProjectIndex(project.Key, [.. project]);
            foreach (var file in project.Where(file => !file.IsImports))
                foreach (var (folder, because) in index.UsedBy(file))
                    edges.TryAdd(new FolderEdge(project.Key, file.Folder, folder), $"{file} ({because})");
        }

        return edges;
    }

    /// <summary>A cycle, as the folders on the way round, or nothing.</summary>
    public static IReadOnlyList<string> CycleIn(IEnumerable<FolderEdge> edges)
    {
        var next = edges.Where(edge => edge.From != edge.To).ToLookup(edge => $"{edge.Project}:{edge.From}", edge => $"{edge.Project}:{edge.To}", StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var way = new List<string>();
        return next.Select(group => Walk(group.Key)).FirstOrDefault(cycle => cycle.Count > 0) ?? [];

        List<string> Walk(string folder)
        {
            if (way.IndexOf(folder) is >= 0 and var start) return [.. way[start..], folder];
            if (!done.Add(folder)) return [];
            way.Add(folder);
            var cycle = next[folder].Select(Walk).FirstOrDefault(found => found.Count > 0) ?? [];
            way.RemoveAt(way.Count - 1);
            return cycle;
        }
    }

    /// <summary>The folder's room: its first part; a feature of the web project is a room of its own.</summary>
    public static string RoomOf(string folder)
    {
        var parts = folder.Split('/');
        return parts is ["Features", var feature, ..] ? $"Features/{feature}" : parts[0];
    }

    public static bool IsInside(string folder, string outer) => outer.Length > 0 && folder.StartsWith(outer + "/", StringComparison.Ordinal);

    private sealed partial class ProjectIndex
    {
        private static readonly string[] MeansComponent = ["<", "typeof(", "@layout "];
        private readonly string project;
        private readonly IReadOnlyList<SourceFile> files;
        private readonly ILookup<string, string> types;
        private readonly ILookup<string, string> extensions;
        private readonly HashSet<string> components;
        private readonly Dictionary<string, string> folders;
        private readonly HashSet<string> global;

        public ProjectIndex(string project, IReadOnlyList<SourceFile> files)
        {
            (this.project, this.files) = (project, files);
            types = files.SelectMany(file => TypesOf(file).Select(type => (type, file.Folder))).Distinct().ToLookup(pair => pair.type, pair => pair.Folder, StringComparer.Ordinal);
            components = [.. files.Where(file => file.IsRazor).SelectMany(TypesOf)];
            extensions = files.Where(file => !file.IsRazor)
                .SelectMany(file => Extension().Matches(file.Code).Select(match => (match.Groups[1].Value, file.Folder))).Distinct()
                .ToLookup(pair => pair.Value, pair => pair.Folder, StringComparer.Ordinal);
            folders = files.Select(file => file.Folder).Append("").Distinct(StringComparer.Ordinal).ToDictionary(NamespaceOf, StringComparer.Ordinal);
            global = [.. files.SelectMany(file => GlobalUsing().Matches(file.Code).Select(match => match.Groups[1].Value))];
        }

        public IEnumerable<(string Folder, string Because)> UsedBy(SourceFile file)
        {
            var visible = VisibleTo(file);
            var used = from name in Using().Matches(file.Code).Select(match => match.Groups[1].Value)
                       where folders.ContainsKey(name)
                       select (folders[name], $"using {name}");
            return used
                .Concat(Names(file, visible))
                .Concat(Calls(file, visible))
                .Where(edge => edge.Item1 != file.Folder);
        }

        private IEnumerable<(string, string)> Names(SourceFile file, HashSet<string> visible)
        {
            var text = file.IsRazor ? Attribute().Replace(file.Code, " ") : file.Code;
            foreach (var chain in Name().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal))
            {
                // A component is meant where it stands as a tag, a type argument, a layout or in typeof; elsewhere the name is a member's.
                if (components.Contains(chain) && !MeansComponent.Any(before => text.Contains(before + chain, StringComparison.Ordinal))) continue;
                var parts = chain.Split('.');
                for (var length = 1; length <= parts.Length; length++)
                    foreach (var folder in Meant(file, string.Join('.', parts[..(length - 1)]), parts[length - 1], visible)) yield return (folder, chain);
            }
        }

        /// <summary>Where the type lies that a name means at this place; a type of the own namespace hides those of enclosing and imported ones.</summary>
        private IEnumerable<string> Meant(SourceFile file, string qualifier, string name, HashSet<string> visible) =>
            !types.Contains(name) || (qualifier.Length == 0 && types[name].Contains(file.Folder, StringComparer.Ordinal))
                ? []
                : types[name].Where(folder => IsMeant(NamespaceOf(folder), qualifier, visible));

        private IEnumerable<(string, string)> Calls(SourceFile file, HashSet<string> visible) =>
            from match in Call().Matches(file.Code).DistinctBy(match => match.Value, StringComparer.Ordinal)
            let name = match.Groups[1].Value
            where extensions.Contains(name) && !extensions[name].Contains(file.Folder, StringComparer.Ordinal)
            from folder in extensions[name]
            where visible.Contains(NamespaceOf(folder))
            select (folder, $".{name}()");

        private static bool IsMeant(string space, string qualifier, HashSet<string> visible) =>
            qualifier.Length == 0 ? visible.Contains(space) : space == qualifier || space.EndsWith("." + qualifier, StringComparison.Ordinal);

        private HashSet<string> VisibleTo(SourceFile file)
        {
            var visible = new HashSet<string>(global, StringComparer.Ordinal);
            for (var folder = file.Folder; ; folder = folder[..Math.Max(0, folder.LastIndexOf('/'))])
            {
                visible.Add(NamespaceOf(folder));
                if (file.IsRazor)
                    foreach (var imports in files.Where(other => other.IsImports && other.Folder == folder))
                        visible.UnionWith(Using().Matches(imports.Code).Select(match => match.Groups[1].Value));
                if (folder.Length == 0) break;
            }

            visible.UnionWith(Using().Matches(file.Code).Select(match => match.Groups[1].Value));
            return visible;
        }

        private string NamespaceOf(string folder) => folder.Length == 0 ? project : $"{project}.{folder.Replace('/', '.')}";

        private static IEnumerable<string> TypesOf(SourceFile file) =>
            file.IsRazor ? [file.Name[..file.Name.IndexOf('.', StringComparison.Ordinal)]] : Declaration().Matches(file.Code).Select(match => match.Groups[1].Value);

        // Top-level types begin at the margin, since namespaces are file-scoped.
        [GeneratedRegex(@"^(?!file\b)(?:[a-z]+ )*(?:class|struct|interface|enum|record(?: class| struct)?|delegate [\w<>\[\]?,. ]+?) ?(\w+)", RegexOptions.Multiline)]
        private static partial Regex Declaration();

        [GeneratedRegex(@"\bstatic\b[^;{}=()]*?\b(\w+)(?:<[^>()]*>)?\(\s*this\s")]
        private static partial Regex Extension();

        [GeneratedRegex(@"^\s*global using (?:static )?([\w.]+);", RegexOptions.Multiline)]
        private static partial Regex GlobalUsing();

        [GeneratedRegex(@"^\s*@?using (?:static )?(VpnPortal[\w.]*)\s*;?\s*$", RegexOptions.Multiline)]
        private static partial Regex Using();

        [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?:\.[A-Z]\w*)*")]
        private static partial Regex Name();

        [GeneratedRegex(@"\.(\w+)(?:<[^>()]*>)?\(")]
        private static partial Regex Call();

        [GeneratedRegex(@"\s@?[\w:-]+(?==[""'])")]
        private static partial Regex Attribute();
    }
}
