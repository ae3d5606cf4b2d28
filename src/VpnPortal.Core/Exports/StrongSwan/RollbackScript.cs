using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>Removes exactly what the other scripts added, in reverse, and goes on when something is gone already.</summary>
internal static class RollbackScript
{
    public const string FileName = "rollback.sh";

    public static ShellText Build(ExportContext context, DeviceView view) => ShellText.Of($$"""
        #!/bin/sh
        {{new ShellComment(ExportHeader.Short(context, view, "只删除本导出添加的内容", "removes exactly what this export added"))}}
        set -u
        folder={{DeviceNames.Folder}}
        [ "$(id -u)" = 0 ] || exit 1

        if [ -e /etc/systemd/system/{{DeviceNames.Unit}} ]; then
          systemctl disable --now {{DeviceNames.Unit}}
          rm -f /etc/systemd/system/{{DeviceNames.Unit}}
          systemctl daemon-reload
        fi
        if [ -r "$folder/keepalive.pid" ]; then
          pid=$(cat "$folder/keepalive.pid")
          grep -qs {{KeepaliveScript.FileName}} "/proc/$pid/cmdline" && kill "$pid"
        fi
        {{FrrSteps.Remove(context, view)}}
        rm -f {{DeviceNames.InstalledConnections}} {{DeviceNames.InstalledSettings}}
        swanctl --load-all --noprompt
        {{ShellText.Lines(TunnelRoles.Both.Select(role => ShellText.Of($"swanctl --terminate --ike {DeviceNames.Connection(role)} --timeout 5 2>/dev/null")))}}
        {{new ShellComment(context.Language.Pick("重传参数立即恢复默认；install_routes 在 strongSwan 下次重启后恢复", "retransmission is back to its defaults at once, install_routes at the next restart of strongSwan"))}}
        swanctl --reload-settings

        {{Routes(view)}}
        {{ShellText.Lines(view.Tunnels.Select(UplinkScript.Remove))}}
        {{ShellText.Lines(Interfaces(view).Select(name => ShellText.Of($"ip link del {name} 2>/dev/null")))}}
        nft delete table inet vpnportal 2>/dev/null
        if [ "$(cat "$folder/ip_forward.before" 2>/dev/null)" = 0 ]; then sysctl -q -w net.ipv4.ip_forward=0; fi

        cd "$folder" && rm -f {{SetupScript.Installed(view)}} ip_forward.before keepalive.pid
        cd / && rmdir "$folder" 2>/dev/null
        exit 0

        """);

    private static IEnumerable<string> Interfaces(DeviceView view) =>
        TunnelRoles.Both.Select(DeviceNames.Interface).Concat(view.IsClassic ? [DeviceNames.AnsweringInterface] : []);

    /// <summary>Those of tunnels go with their interface; the black holes do not.</summary>
    private static ShellText Routes(DeviceView view) => view.Routing == DeviceRouting.Bgp
        ? new("")
        : ShellText.Lines(view.VpcSubnets.SelectMany(subnet => RemoveRoutes(view, subnet)));

    private static IEnumerable<ShellText> RemoveRoutes(DeviceView view, Cidr subnet) =>
        view.Tunnels.Select(tunnel => ShellText.Of($"ip route del {UpdownScript.Route(subnet, tunnel)} 2>/dev/null"))
            .Append(ShellText.Of($"ip route del blackhole {subnet} metric {DeviceNames.BlackholeMetric} 2>/dev/null"));
}
