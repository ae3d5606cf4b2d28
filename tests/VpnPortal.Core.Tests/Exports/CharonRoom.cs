using System.Globalization;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>A charon of its own: a tmpfs lies over /run and /etc/swanctl, so that the daemon of the host, if any, is neither seen nor touched.</summary>
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
    public static string? Obstacle() => PrivateRoom.Obstacle(("/usr/sbin/charon-systemd", "charon-systemd"), ("/usr/sbin/swanctl", "strongswan-swanctl"));

    /// <summary>Loads each file, in order of names, into the same daemon.</summary>
    public static IReadOnlyDictionary<string, (int ExitCode, string Output)> Load(IReadOnlyDictionary<string, string> files) => PrivateRoom.Use(
        Script,
        files.ToDictionary(file => file.Key + ".conf", file => file.Value, StringComparer.Ordinal),
        folder => files.Keys.ToDictionary(name => name, name => Result(Path.Combine(folder, name + ".conf")), StringComparer.Ordinal));

    private static (int ExitCode, string Output) Result(string path) =>
        (int.Parse(File.ReadAllText(path + ".rc"), CultureInfo.InvariantCulture), File.ReadAllText(path + ".out"));
}
