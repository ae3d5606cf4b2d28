using System.Diagnostics;
using System.Globalization;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>
/// A charon of its own in private mount, network and pid namespaces: a tmpfs lies over /run and /etc/swanctl, so that the
/// daemon of the host, if any, is neither seen nor touched. Everything ends with the namespace's first process.
/// </summary>
internal static class CharonRoom
{
    private const string Script = """
        set -u
        for folder in /run /etc/swanctl /etc/strongswan.d; do mount -n -t tmpfs tmpfs $folder || exit 90; done
        mkdir /etc/strongswan.d/charon
        : > /etc/strongswan.d/charon/none.conf
        cat > /etc/strongswan.d/room.conf <<'END'
        charon { load_modular = no
          load = random nonce aes des sha1 sha2 md5 hmac gmp kernel-netlink socket-default vici updown }
        charon-systemd { filelog { stderr { default = 1 } } journal { default = -1 } }
        END
        ip link set lo up
        /usr/sbin/charon-systemd > "$1/charon.log" 2>&1 &
        n=0
        until swanctl --stats > /dev/null 2>&1; do
          [ $n -lt 200 ] || exit 91
          sleep .1; n=$((n+1))
        done
        for file in "$1"/*.conf; do
          cp "$file" /etc/swanctl/swanctl.conf
          swanctl --load-all --noprompt > "$file.out" 2>&1
          echo $? > "$file.rc"
        done
        """;

    /// <summary>Why the room cannot be used on this machine, or null.</summary>
    public static string? Obstacle()
    {
        if (!File.Exists("/usr/sbin/charon-systemd")) return "charon-systemd is not installed (apt-get install charon-systemd)";
        if (!File.Exists("/usr/sbin/swanctl")) return "swanctl is not installed (apt-get install strongswan-swanctl)";
        if (!File.Exists("/usr/bin/unshare")) return "unshare is not installed (apt-get install util-linux)";
        var (code, error) = Run("/usr/bin/unshare", [.. Namespaces(), "mount", "-n", "-t", "tmpfs", "tmpfs", "/run"]);
        return code == 0 ? null : $"private namespaces are not permitted here: {error.Trim()}";
    }

    /// <summary>Loads each file, in order of names, into the same daemon.</summary>
    public static IReadOnlyDictionary<string, (int ExitCode, string Output)> Load(IReadOnlyDictionary<string, string> files)
    {
        var folder = Directory.CreateTempSubdirectory("charon-room-");
        try
        {
            foreach (var (name, content) in files) File.WriteAllText(Path.Combine(folder.FullName, name + ".conf"), content);
            var (code, error) = Run("/usr/bin/unshare", [.. Namespaces(), "/bin/sh", "-c", Script, "room", folder.FullName]);
            var log = Path.Combine(folder.FullName, "charon.log");
            Assert.True(code == 0, $"the room ended with {code}: {error}{(File.Exists(log) ? File.ReadAllText(log) : "")}");
            return files.Keys.ToDictionary(name => name, name => Result(Path.Combine(folder.FullName, name + ".conf")), StringComparer.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int ExitCode, string Output) Result(string path) =>
        (int.Parse(File.ReadAllText(path + ".rc"), CultureInfo.InvariantCulture), File.ReadAllText(path + ".out"));

    private static string[] Namespaces() => Environment.IsPrivilegedProcess
        ? ["-m", "-n", "-p", "--fork", "--mount-proc"]
        : ["-r", "-m", "-n", "-p", "--fork", "--mount-proc"];

    private static (int Code, string Error) Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
