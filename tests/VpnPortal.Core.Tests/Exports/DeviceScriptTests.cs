using VpnPortal.Core.Exports;
using VpnPortal.Core.Exports.StrongSwan;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>
/// The scripts do on a device what they say: routes, uplinks, health checks, rollback, in a network of the kernel's own. Only the kinds of
/// interface are exchanged (a plain link in the place of XFRM and dummy, which not every kernel has); tunnels are <c>SwanctlDaemonTests</c>' business.
/// </summary>
public sealed class DeviceScriptTests
{
    /// <summary>Two uplinks, of which the main table uses the first only; a systemctl and a swanctl that do nothing.</summary>
    private const string Device = """
        set -eu
        mount -n -t tmpfs tmpfs /etc/swanctl
        mount -n -t tmpfs tmpfs /etc/strongswan.d
        mount -n -t tmpfs tmpfs /run
        mount -n -t tmpfs tmpfs /etc/frr
        mkdir /run/bin /etc/swanctl/conf.d
        cat > /run/bin/ip <<'END'
        #!/bin/sh
        case "$*" in "link add "*" type xfrm "* | "link add "*" type dummy"*) exec /sbin/ip link add "$3" type veth peer name "x-$3" ;; esac
        exec /sbin/ip "$@"
        END
        for name in systemctl swanctl nft; do printf '#!/bin/sh\necho "%s $*" >> /run/called\n' $name > /run/bin/$name; done
        chmod +x /run/bin/*
        ip link set lo up
        ip link add wan1 type veth peer name isp1
        ip link add wan2 type veth peer name isp2
        for n in wan1 wan2 isp1 isp2; do ip link set $n up; done
        ip addr add 203.0.113.207/32 peer 203.0.113.206 dev wan1
        ip addr add 203.0.113.15/32 peer 203.0.113.14 dev wan2
        ip route add default via 203.0.113.206 dev wan1 metric 10
        ip route add default via 203.0.113.14 dev wan2 metric 20
        export PATH=/run/bin:/usr/sbin:/usr/bin:/sbin:/bin
        cd "$1/export"
        state() { ip -4 rule; ip -4 route show table all | grep -v 'table local' | sort; ip -br link | sed 's/@[^ ]*//' | cut -d ' ' -f 1 | sort; }
        state > "$1/before"

        """;

    public static TheoryData<string> Designs() => [.. ExportDesigns.All.Select(design => design.Key)];

    [Theory]
    [MemberData(nameof(Designs))]
    public void SetUp_TwiceAndRolledBack_LeavesNothing(string design)
    {
        SkipUnlessPossible();
        var seen = Run(ExportSamples.Context(ExportDesigns.Find(design), secrets: SecretMode.Revealed), """
            sh setup.sh
            state > "$1/after"
            sh setup.sh
            state > "$1/again"
            ls -A /etc/swanctl/vpnportal > "$1/installed"
            sh /etc/swanctl/vpnportal/rollback.sh
            state > "$1/rolled"
            find /etc/swanctl /etc/strongswan.d -type f > "$1/left"
            """, "before", "after", "again", "installed", "rolled", "left");
        Assert.NotEqual(seen["before"], seen["after"]);
        Assert.Equal(seen["after"], seen["again"]);
        Assert.Contains("verify.sh", seen["installed"], StringComparison.Ordinal);
        Assert.Equal(seen["before"], seen["rolled"]);
        Assert.Equal("", seen["left"]);
    }

    [Fact]
    public void SetUp_Masked_IsRefusedBeforeAnythingIsTouched()
    {
        SkipUnlessPossible();
        var seen = Run(ExportSamples.Context(ExportDesigns.OnPremisesStatic), """
            sh setup.sh 2> "$1/said" && exit 77
            state > "$1/after"
            find /etc/swanctl -type f > "$1/left"
            """, "before", "after", "left");
        Assert.Equal(seen["before"], seen["after"]);
        Assert.Equal("", seen["left"]);
    }

    [Fact]
    public void Uplinks_OfTwoProviders_AreEachUsedForTheirOwnAddress()
    {
        SkipUnlessPossible();
        var seen = Run(ExportSamples.Context(ExportDesigns.OnPremisesStatic, secrets: SecretMode.Revealed), """
            ip -4 route get 198.51.100.78 from 203.0.113.15 > "$1/without"
            sh setup.sh
            ip -4 route get 198.51.100.87 from 203.0.113.207 > "$1/first"
            ip -4 route get 198.51.100.78 from 203.0.113.15 > "$1/second"
            ip -4 rule > "$1/rules"
            """, "without", "first", "second", "rules");
        Assert.Contains("dev wan1", seen["without"], StringComparison.Ordinal);
        Assert.Contains("dev wan1", seen["first"], StringComparison.Ordinal);
        Assert.Contains("via 203.0.113.14 dev wan2", seen["second"], StringComparison.Ordinal);
        Assert.DoesNotContain("4101", seen["rules"], StringComparison.Ordinal);
    }

    [Fact]
    public void Uplink_WithoutAKnownNextHop_IsNamedAndCanBeFilledIn()
    {
        SkipUnlessPossible();
        var seen = Run(ExportSamples.Context(ExportDesigns.Classic, language: ExportLanguage.English, secrets: SecretMode.Revealed), """
            ip route del default via 203.0.113.14
            sh setup.sh 2> "$1/said"
            sed -i 's/^GATEWAY2=$/GATEWAY2=203.0.113.14/' interfaces.sh
            sh setup.sh 2> "$1/silent"
            ip -4 route get 198.51.100.87 from 203.0.113.15 > "$1/second"
            """, "said", "silent", "second");
        Assert.Contains("fill in GATEWAY1/GATEWAY2 and run again: 203.0.113.15", seen["said"], StringComparison.Ordinal);
        Assert.DoesNotContain("GATEWAY", seen["silent"], StringComparison.Ordinal);
        Assert.Contains("via 203.0.113.14 dev wan2", seen["second"], StringComparison.Ordinal);
    }

    [Fact]
    public void Classic_HealthChecks_AreAnsweredThroughTheTunnelThatAsked()
    {
        SkipUnlessPossible();
        var seen = Run(ExportSamples.Context(ExportDesigns.Classic, secrets: SecretMode.Revealed), """
            sed -i 's/^ANSWER=no$/ANSWER=yes/' interfaces.sh
            sh setup.sh
            ip -4 route get 10.10.10.101 from 172.16.0.9 > "$1/first"
            ip -4 route get 10.10.10.102 from 172.16.0.9 > "$1/second"
            ip -4 route get 172.16.0.9 > "$1/own"
            ip -4 route get 10.10.10.21 > "$1/others" 2>&1 || true
            """, "first", "second", "own", "others");
        Assert.Contains("dev alivpn1", seen["first"], StringComparison.Ordinal);
        Assert.Contains("dev alivpn2", seen["second"], StringComparison.Ordinal);
        Assert.StartsWith("local 172.16.0.9", seen["own"], StringComparison.Ordinal);
        Assert.DoesNotContain("wan", seen["others"], StringComparison.Ordinal);
    }

    [Fact]
    public void Classic_TunnelOneFallsSilentWhileTheOtherIsAsked_GivesUpItsRoutesAndGetsThemBack()
    {
        SkipUnlessPossible();
        var context = ExportSamples.Context(ExportDesigns.Classic, secrets: SecretMode.Revealed);
        var classic = (OnPremisesClassic)context.Scenario;
        var quick = classic with { MasterConnection = Quick(classic.MasterConnection), SlaveConnection = Quick(classic.SlaveConnection) };
        var seen = Run(context with { Topology = ExportSamples.Unchecked(context.Topology.Topology with { Scenario = quick }) }, """
            sh interfaces.sh
            for n in 1 2; do
              ip link set x-alivpn$n up
              ip route add 192.0.2.$n/32 dev x-alivpn$n
              ip neigh add 192.0.2.$n lladdr 02:00:00:00:00:0$n dev x-alivpn$n
            done
            ask() { bash -c "echo > /dev/udp/192.0.2.$1/9"; }
            PLUTO_VERB=up-client PLUTO_IF_ID_OUT=101 sh updown.sh
            PLUTO_VERB=up-client PLUTO_IF_ID_OUT=102 sh updown.sh
            ip route show 10.10.0.0/16 > "$1/start"
            (while sleep .3; do [ -e "$1/quiet1" ] || ask 1; ask 2; done) &
            sh keepalive.sh &
            sleep 4; ip route show 10.10.0.0/16 > "$1/both"
            : > "$1/quiet1"
            n=0; while ip route show 10.10.0.0/16 | grep -q 'metric 100'; do [ $n -lt 200 ] || break; sleep .1; n=$((n+1)); done
            ip route show 10.10.0.0/16 > "$1/silent"
            rm "$1/quiet1"
            n=0; until ip route show 10.10.0.0/16 | grep -q 'metric 100'; do [ $n -lt 200 ] || break; sleep .1; n=$((n+1)); done
            ip route show 10.10.0.0/16 > "$1/again"
            """, "start", "both", "silent", "again");
        Assert.Contains("dev alivpn1 scope link metric 100", seen["start"], StringComparison.Ordinal);
        Assert.Equal(seen["start"], seen["both"]);
        Assert.DoesNotContain("alivpn1", seen["silent"], StringComparison.Ordinal);
        Assert.Contains("dev alivpn2 scope link metric 200", seen["silent"], StringComparison.Ordinal);
        Assert.Equal(seen["start"], seen["again"]);
    }

    private static ClassicConnection Quick(ClassicConnection connection) =>
        connection with { HealthCheck = connection.HealthCheck with { IntervalSeconds = 1, Retries = 1 } };

    private static Dictionary<string, string> Run(ExportContext context, string script, params string[] results)
    {
        var files = ExportSamples.Render(new StrongSwanRenderer(), context).Files.ToDictionary(file => "export/" + file.Name, file => file.Content);
        return PrivateRoom.Use(
            Device + script, files, folder => results.ToDictionary(name => name, name => File.ReadAllText(Path.Combine(folder, name))));
    }

    private static void SkipUnlessPossible()
    {
        if (PrivateRoom.Obstacle(("/usr/sbin/swanctl", "strongswan-swanctl"), ("/usr/bin/vtysh", "frr")) is { } reason) Assert.Skip(reason);
    }
}
