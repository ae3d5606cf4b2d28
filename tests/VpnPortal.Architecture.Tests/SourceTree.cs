namespace VpnPortal.Architecture.Tests;

/// <summary>The repository around the running test.</summary>
internal static class SourceTree
{
    public const string Host = "VpnPortal";

    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal)
    {
        ".git", ".vs", ".idea", "bin", "obj", "node_modules", "TestResults", "data", "publish",
    };

    public static string Root { get; } = FindRoot();

    /// <summary>Names of the projects under <c>src</c>.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.EnumerateDirectories(System.IO.Path.Combine(Root, "src")).Select(path => System.IO.Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private static readonly Lazy<IReadOnlyList<SourceFile>> LazySources = new(() => [.. Projects.SelectMany(SourcesOf), .. HostSources()]);

    /// <summary>All C# and Razor of the product, without what tools generate.</summary>
    public static IReadOnlyList<SourceFile> Sources => LazySources.Value;

    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Every text that a reader of the repository meets, by path below the root.</summary>
    public static IEnumerable<string> Files(string below = "") => Walk(new DirectoryInfo(System.IO.Path.Combine(Root, below)))
        .Select(file => System.IO.Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'));

    private static IEnumerable<SourceFile> SourcesOf(string project) =>
        from path in Files($"src/{project}")
        where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)
        where !path.Contains("/Migrations/", StringComparison.Ordinal)
        select new SourceFile(project, path[$"src/{project}/".Length..], File.ReadAllText(Path(path)));

    private static IEnumerable<SourceFile> HostSources() =>
        Directory.EnumerateFiles(Root, "*.cs").Select(path => new SourceFile(Host, System.IO.Path.GetFileName(path), File.ReadAllText(path)));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(child => !Skipped.Contains(child.Name) && child.LinkTarget is null).SelectMany(Walk));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "VpnPortal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("VpnPortal.sln is not above the tests.");
    }
}
