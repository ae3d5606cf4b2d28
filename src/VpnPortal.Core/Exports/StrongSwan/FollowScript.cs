using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>
/// The classic design's keepalive. The cloud moves its traffic by its health checks, within interval × retries; the device hears the same
/// probes and moves its own: it needs no answer from the cloud, and both directions change together.
/// </summary>
internal static class FollowScript
{
    private const int SecondsBetweenPackets = 5;

    public static ShellText Build(ExportContext context, DeviceView view)
    {
        var (first, second) = (view.Tunnels[0], view.Tunnels[1]);
        var (one, two) = (DeviceNames.Interface(first.Role), DeviceNames.Interface(second.Role));
        return ShellText.Of($$"""
            #!/bin/sh
            {{new ShellComment(ExportHeader.Short(context, view, "保持隧道，并跟随健康检查切换", "keepalive, and following the health checks"))}}
            {{KeepaliveScript.Why(context.Language)}}
            {{Rule(context.Language, first.HealthCheck!)}}

            heard() {
              while IFS=' :' read -r name _ packets _; do
                if [ "$name" = "$1" ]; then echo "$packets"; return; fi
              done < /proc/net/dev
            }

            routes() {
            {{ShellText.Lines(view.VpcSubnets.Select(subnet => ShellText.Of($"  ip route \"$1\" {UpdownScript.Route(subnet, first)} 2>/dev/null")))}}
            }

            before1= before2= silent1=0 silent2=0 away=no tick=0
            while sleep 1; do
              now1=$(heard {{one}}) now2=$(heard {{two}})
              if [ "$now1" = "$before1" ]; then silent1=$((silent1 + 1)); else silent1=0; fi
              if [ "$now2" = "$before2" ]; then silent2=$((silent2 + 1)); else silent2=0; fi
              before1=$now1 before2=$now2
              if [ $silent1 -ge {{Silence(first.HealthCheck!)}} ] && [ $silent2 -lt {{Silence(second.HealthCheck!)}} ]; then
                away=yes
                routes del
              elif [ $away = yes ] && [ $silent1 = 0 ]; then
                away=no
                routes replace
              fi
              tick=$((tick + 1))
              if [ $((tick % {{SecondsBetweenPackets}})) = 0 ]; then
            {{ShellText.Lines(view.Tunnels.Select(tunnel => ShellText.Of($"    ping -c 1 -W 2 -q -I {DeviceNames.Interface(tunnel.Role)} {tunnel.HealthCheck!.Source} >/dev/null 2>&1 &")))}}
              fi
            done

            """);
    }

    private static ShellComment Rule(ExportLanguage language, HealthCheck check) => new(language.Pick(
        $"阿里云的健康检查每 {check.IntervalSeconds} 秒从隧道来问一次：隧道 1 静默 {Silence(check)} 秒而隧道 2 仍有报文时撤下其路由，重新听到后恢复",
        $"Alibaba Cloud's health check asks through the tunnel every {check.IntervalSeconds} s: when tunnel 1 is silent for {Silence(check)} s while tunnel 2 is not, its routes go; they come back once it is heard again"));

    /// <summary>As long as the cloud itself waits, and one probe more.</summary>
    private static int Silence(HealthCheck check) => check.IntervalSeconds * (check.Retries + 1);
}
