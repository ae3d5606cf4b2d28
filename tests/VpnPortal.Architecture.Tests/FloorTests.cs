using System.Xml.Linq;

namespace VpnPortal.Architecture.Tests;

/// <summary>Who may know whom among the projects: lower floors never see higher ones, and the emulator is an island.</summary>
public sealed class FloorTests
{
    private static readonly IReadOnlyDictionary<string, string[]> Floors = new SortedDictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["VpnPortal.Core"] = [],
        ["VpnPortal.Data"] = ["VpnPortal.Core"],
        ["VpnPortal.Cloud"] = ["VpnPortal.Core"],
        ["VpnPortal.Engine"] = ["VpnPortal.Cloud", "VpnPortal.Core", "VpnPortal.Data"],
        ["VpnPortal.Web"] = ["VpnPortal.Core", "VpnPortal.Data", "VpnPortal.Engine"],
        ["VpnPortal.Emulator"] = [],
        ["VpnPortal"] = ["VpnPortal.Cloud", "VpnPortal.Core", "VpnPortal.Data", "VpnPortal.Emulator", "VpnPortal.Engine", "VpnPortal.Web"],
    };

    [Fact]
    public void ProjectReferencesAreTheFloorTable() => Rule.Holds(OffTheTable(Floors, ProjectFiles()));

    [Fact]
    public void ProjectReferencesAreTheFloorTable_CanFail()
    {
        const string SeesHigher = """<Project><ItemGroup><ProjectReference Include="../VpnPortal.Engine/VpnPortal.Engine.csproj" /></ItemGroup></Project>""";
        Rule.Sees("VpnPortal.Core", OffTheTable(Floors, [new("VpnPortal.Core", SeesHigher)]));
        Rule.Sees("VpnPortal.New", OffTheTable(Floors, [new("VpnPortal.New", "<Project />")]));
    }

    /// <summary>References flow through projects, so a project could use what its csproj does not name; the compiled code tells.</summary>
    [Fact]
    public void CompiledCodeUsesNoOtherProject() => Rule.Holds(ProductAssemblies.All.SelectMany(assembly =>
        UsedBeyondTheTable(Floors, assembly.GetName().Name!, assembly.GetReferencedAssemblies().Select(name => name.Name!))));

    [Fact]
    public void CompiledCodeUsesNoOtherProject_CanFail() =>
        Rule.Sees("VpnPortal.Cloud", UsedBeyondTheTable(Floors, "VpnPortal.Web", ["System.Runtime", "VpnPortal.Core", "VpnPortal.Cloud"]));

    private static IEnumerable<KeyValuePair<string, string>> ProjectFiles() => SourceTree.Projects
        .Select(project => KeyValuePair.Create(project, File.ReadAllText(SourceTree.Path("src", project, project + ".csproj"))))
        .Append(KeyValuePair.Create(SourceTree.Host, File.ReadAllText(SourceTree.Path("VpnPortal.csproj"))));

    private static IEnumerable<string> OffTheTable(IReadOnlyDictionary<string, string[]> floors, IEnumerable<KeyValuePair<string, string>> projects)
    {
        foreach (var (project, xml) in projects)
        {
            var references = XDocument.Parse(xml).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))).Order(StringComparer.Ordinal).ToList();
            if (!floors.TryGetValue(project, out var allowed)) yield return $"{project} stands on no floor: add it to the table on purpose.";
            else if (!references.SequenceEqual(allowed)) yield return $"{project} references [{string.Join(", ", references)}]; the table says [{string.Join(", ", allowed)}].";
        }
    }

    private static IEnumerable<string> UsedBeyondTheTable(IReadOnlyDictionary<string, string[]> floors, string project, IEnumerable<string> used) =>
        used.Where(name => floors.ContainsKey(name) && !floors[project].Contains(name, StringComparer.Ordinal)).Select(name => $"{project} uses {name}.");
}
