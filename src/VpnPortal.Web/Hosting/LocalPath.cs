namespace VpnPortal.Web.Hosting;

/// <summary>Return addresses come from the outside; only paths of this site are followed.</summary>
public static class LocalPath
{
    public const string Home = "/";

    public static string OrHome(string? path) => IsLocal(path) ? path! : Home;

    // "//host" and "/\host" are other sites to a browser; control characters are dropped by it and could hide one of these.
    private static bool IsLocal(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);
}
