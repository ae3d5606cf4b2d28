using System.Diagnostics;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>
/// Private mount, network and pid namespaces for a script with a folder of files: what it mounts, starts and routes is neither seen by
/// the host nor left behind. Everything ends with the namespace's first process.
/// </summary>
internal static class PrivateRoom
{
    /// <summary>Why there can be no such room on this machine, or null.</summary>
    public static string? Obstacle(params (string Path, string Package)[] needed)
    {
        foreach (var (path, package) in (IEnumerable<(string Path, string Package)>)[("/usr/bin/unshare", "util-linux"), .. needed])
            if (!File.Exists(path)) return $"{path} is not installed (apt-get install {package})";
        var (code, error) = Run([.. Namespaces(), "mount", "-n", "-t", "tmpfs", "tmpfs", "/run"]);
        return code == 0 ? null : $"private namespaces are not permitted here: {error.Trim()}";
    }

    /// <summary>Runs a script whose first argument is a folder with the files, and reads from that folder what it left there.</summary>
    public static T Use<T>(string script, IReadOnlyDictionary<string, string> files, Func<string, T> read)
    {
        var folder = Directory.CreateTempSubdirectory("private-room-");
        try
        {
            foreach (var (name, content) in files)
            {
                var path = Path.Combine(folder.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, content);
            }

            var (code, error) = Run([.. Namespaces(), "/bin/sh", "-c", script, "room", folder.FullName]);
            Assert.True(code == 0, $"the room ended with {code}: {error}{string.Concat(folder.EnumerateFiles("*.log").Select(log => File.ReadAllText(log.FullName)))}");
            return read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Namespaces() => Environment.IsPrivilegedProcess
        ? ["-m", "-n", "-p", "--fork", "--mount-proc"]
        : ["-r", "-m", "-n", "-p", "--fork", "--mount-proc"];

    private static (int Code, string Error) Run(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/unshare", arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
