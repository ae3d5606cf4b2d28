using System.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Exports.StrongSwan;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>What FRR itself says of <c>frr.conf</c>, and what it does with it when a gateway speaks BGP at the other end.</summary>
public sealed class FrrDaemonTests
{
    /// <summary>The device's FRR with the export, and a gateway's in a namespace of its own; plain links stand for the tunnels.</summary>
    private const string Script = """
        set -u
        for folder in /run /etc/frr /var/log /var/tmp; do mount -n -t tmpfs -o mode=755 tmpfs $folder || exit 90; done
        mkdir -p /run/frr/peer /var/tmp/frr /etc/frr/peer
        echo 'service integrated-vtysh-config' | tee /etc/frr/vtysh.conf > /etc/frr/peer/vtysh.conf
        cp "$1/frr.conf" /etc/frr/frr.conf
        cp "$1/peer.conf" /etc/frr/peer/frr.conf
        chown -R frr:frr /run/frr /etc/frr /var/tmp/frr
        ip link set lo up
        ip netns add peer
        for n in 1 2; do
          ip link add alivpn$n type veth peer name p$n netns peer
          ip addr add 169.254.${n}0.2/30 dev alivpn$n
          ip link set alivpn$n up
          ip -n peer addr add 169.254.${n}0.1/30 dev p$n
          ip -n peer link set p$n up
        done
        for daemon in zebra staticd bgpd; do
          /usr/lib/frr/$daemon -d -A 127.0.0.1 > "$1/$daemon.log" 2>&1 < /dev/null || exit 91
          ip netns exec peer /usr/lib/frr/$daemon -N peer -d -A 127.0.0.1 > "$1/peer-$daemon.log" 2>&1 < /dev/null || exit 92
        done
        vtysh -N peer -b > "$1/peer.log" 2>&1
        vtysh -b > "$1/loaded" 2>&1
        vtysh -c 'show running-config' > "$1/running"
        until_route() {
          n=0
          until ip route show "$1" | grep -q "$2"; do
            [ $n -lt 150 ] || break
            sleep .1; n=$((n+1))
          done
          ip route show root 10.10.0.0/16
        }
        until_route 10.10.10.0/24 alivpn1 > "$1/both"
        n=0
        until vtysh -N peer -c 'show bgp ipv4 unicast' > "$1/cloud" && grep -Eq '[*]> +(172[.]16[.]0[.]0/16 +)?169[.]254[.]10[.]2 ' "$1/cloud" && grep -q '169[.]254[.]20[.]2 .* 65500 65500 65500 ' "$1/cloud"; do
          [ $n -lt 150 ] || break
          sleep .1; n=$((n+1))
        done
        ip -n peer link set p1 down
        until_route 10.10.10.0/24 alivpn2 > "$1/second"
        ip -n peer link set p2 down
        n=0
        while ip route show 10.10.10.0/24 | grep -q . && [ $n -lt 150 ]; do sleep .1; n=$((n+1)); done
        ip route show root 10.10.0.0/16 > "$1/none"
        """;

    private const string Peer = """
        router bgp 65530
         bgp router-id 198.51.100.87
         no bgp ebgp-requires-policy
         no bgp network import-check
         neighbor 169.254.10.2 remote-as 65500
         neighbor 169.254.10.2 timers connect 1
         neighbor 169.254.20.2 remote-as 65500
         neighbor 169.254.20.2 timers connect 1
         address-family ipv4 unicast
          network 10.10.10.0/24
          network 192.0.2.0/24
         exit-address-family

        """;

    public static TheoryData<string, SideKey, ExportLanguage> Devices()
    {
        var devices = new TheoryData<string, SideKey, ExportLanguage>();
        foreach (var design in ExportDesigns.All.Where(design => design.IsBgp))
            foreach (var side in design.CloudSides)
                foreach (var language in ExportLanguages.Both) devices.Add(design.Key, side, language);
        return devices;
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public void Configuration_OfEveryDevice_IsReadWithoutAWord(string design, SideKey side, ExportLanguage language)
    {
        var (code, said) = Read(Conf(ExportSamples.Context(ExportDesigns.Find(design), side, language)));
        Assert.Equal((0, ""), (code, said));
    }

    [Fact]
    public void Configuration_WithUnusualNetworksAndAsns_IsReadWithoutAWord()
    {
        var draft = ExportDesigns.OnPremisesBgp.Draft.With(FieldPaths.Asn(SideKey.Two), "4200000001")
            .With(FieldPaths.Subnets(SideKey.One), "10.10.10.21/32, 10.10.20.0/24").With(FieldPaths.Subnets(SideKey.Two), "172.16.0.0/16, 172.31.7.7/32");
        Assert.Equal((0, ""), Read(Conf(ExportSamples.Context(ExportDesigns.OnPremisesBgp with { Draft = draft }))));
    }

    [Theory]
    [InlineData("timers connect", "timerz connect")]
    [InlineData("ip prefix-list", "ip prefixlist")]
    public void Configuration_WithAMistake_IsNoticed(string right, string wrong)
    {
        var conf = Conf(ExportSamples.Context(ExportDesigns.OnPremisesBgp));
        Assert.NotEqual((0, ""), Read(conf.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Device_WithAGatewayAtTheOtherEnd_PrefersTunnelOneMovesAndNeverLeaks()
    {
        if (PrivateRoom.Obstacle(("/usr/bin/vtysh", "frr"), ("/usr/lib/frr/bgpd", "frr")) is { } reason) Assert.Skip(reason);
        var conf = Conf(ExportSamples.Context(ExportDesigns.OnPremisesBgp));
        var seen = PrivateRoom.Use(
            Script, new Dictionary<string, string> { ["frr.conf"] = conf, ["peer.conf"] = Peer },
            folder => new[] { "loaded", "running", "both", "cloud", "second", "none" }.ToDictionary(name => name, name => File.ReadAllText(Path.Combine(folder, name))));
        Assert.Equal("", seen["loaded"]);
        Assert.All(Commands(conf), command => Assert.Contains(command, seen["running"], StringComparison.Ordinal));
        Assert.Contains("10.10.10.0/24 nhid", seen["both"], StringComparison.Ordinal);
        Assert.Contains("dev alivpn1 proto bgp", seen["both"], StringComparison.Ordinal);
        Assert.DoesNotContain("192.0.2.0/24", seen["both"], StringComparison.Ordinal);
        // The cloud sees the standby's way as the longer one and chooses the same tunnel; the network stands at whichever way came last.
        Assert.Matches(@"\*>\s+(172\.16\.0\.0/16\s+)?169\.254\.10\.2 .* 0 65500 i", seen["cloud"]);
        Assert.Matches(@"\*\s+(172\.16\.0\.0/16\s+)?169\.254\.20\.2 .* 0 65500 65500 65500 i", seen["cloud"]);
        Assert.Contains("dev alivpn2 proto bgp", seen["second"], StringComparison.Ordinal);
        Assert.Equal("blackhole 10.10.0.0/16 proto static metric 20", seen["none"].Trim());
    }

    /// <summary>What is the daemon's default does not show again.</summary>
    private static IEnumerable<string> Commands(string conf) => conf.Split('\n')
        .Where(line => line.Length > 0 && line[0] is not ('#' or '!') && !line.Contains("activate", StringComparison.Ordinal) && line != "ip forwarding");

    private static (int Code, string Said) Read(string conf)
    {
        if (!File.Exists("/usr/bin/vtysh")) Assert.Skip("vtysh is not installed (apt-get install frr)");
        var file = Path.Combine(Directory.CreateTempSubdirectory("frr-").FullName, "frr.conf");
        try
        {
            File.WriteAllText(file, conf);
            using var vtysh = Process.Start(new ProcessStartInfo("/usr/bin/vtysh", ["-C", "-f", file]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            var said = vtysh.StandardOutput.ReadToEnd() + vtysh.StandardError.ReadToEnd();
            vtysh.WaitForExit();
            return (vtysh.ExitCode, said);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static string Conf(ExportContext context) => ExportSamples.Render(new StrongSwanRenderer(), context).FileText("frr.conf");
}
