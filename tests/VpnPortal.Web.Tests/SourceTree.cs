namespace VpnPortal.Web.Tests;

/// <summary>The repository around the running test.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static string Web => Path.Combine(Root, "src", "VpnPortal.Web");

    public static IEnumerable<string> WebFiles(string pattern) =>
        Directory.EnumerateFiles(Web, pattern, SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VpnPortal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("VpnPortal.sln is not above the tests.");
    }
}
