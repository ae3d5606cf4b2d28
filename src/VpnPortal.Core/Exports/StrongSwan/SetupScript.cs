namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>Puts the files in place and starts. Refuses a masked configuration before it touches anything.</summary>
internal static class SetupScript
{
    public const string FileName = "setup.sh";

    public static ShellText Build(ExportContext context, DeviceView view) => ShellText.Of($$"""
        #!/bin/sh
        {{new ShellComment(ExportHeader.Short(context, view, "安装并启动；撤销用 rollback.sh", "install and start; rollback.sh undoes it"))}}
        {{Warning(context, view)}}
        set -eu
        cd "$(dirname "$0")"
        folder={{DeviceNames.Folder}}

        [ "$(id -u)" = 0 ] || { echo "{{Text(context, "需要 root 权限", "must run as root")}}" >&2; exit 1; }
        if grep -q '^ *{{SwanctlConnections.MissingKeyOption}}' swanctl.conf; then
          echo "{{Text(context, "swanctl.conf 尚未填入预共享密钥，见其开头的说明", "swanctl.conf still lacks the pre-shared keys, see its first lines")}}" >&2
          exit 1
        fi
        if [ -e "$folder/{{OtherKind(view)}}" ]; then
          echo "{{Text(context, "已装有另一种路由方式的导出，请先执行 rollback.sh：", "an export with the other kind of routing is installed, run its rollback.sh first: ")}}$folder" >&2
          exit 1
        fi
        grep -qs '^ *include conf.d/' /etc/swanctl/swanctl.conf ||
          echo "{{Text(context, "注意：/etc/swanctl/swanctl.conf 没有 include conf.d/*.conf 一行", "note: /etc/swanctl/swanctl.conf has no line include conf.d/*.conf")}}" >&2
        {{FrrSteps.Check(context, view)}}
        mkdir -p "$folder" /etc/swanctl/conf.d /etc/strongswan.d
        for file in {{Installed(view)}}; do
          [ "$(pwd -P)" = "$folder" ] || cp "$file" "$folder/$file"
          chmod 755 "$folder/$file"
        done
        [ -e "$folder/ip_forward.before" ] || cat /proc/sys/net/ipv4/ip_forward > "$folder/ip_forward.before"
        sh "$folder/{{InterfacesScript.FileName}}"
        install -m 600 swanctl.conf {{DeviceNames.InstalledConnections}}
        install -m 644 {{DaemonSettings.FileName}} {{DeviceNames.InstalledSettings}}
        {{FrrSteps.Install(context, view)}}
        if [ -d /run/systemd/system ]; then
          install -m 644 {{DeviceNames.Unit}} /etc/systemd/system/{{DeviceNames.Unit}}
          systemctl daemon-reload
          systemctl enable {{DeviceNames.Unit}}
          systemctl restart {{DeviceNames.Unit}}
          systemctl restart strongswan
        else
          systemctl restart strongswan || echo "{{Text(context, "请手动重启 strongSwan", "restart strongSwan yourself")}}" >&2
        {{Keepalive(view)}}fi

        """);

    /// <summary>What stays on the device; the folder also holds what rollback needs to know.</summary>
    public static ShellText Installed(DeviceView view) => view.Routing == DeviceRouting.Bgp
        ? ShellText.Of($"{InterfacesScript.FileName} {RollbackScript.FileName} {VerifyScript.FileName}")
        : ShellText.Of($"{InterfacesScript.FileName} {UpdownScript.FileName} {KeepaliveScript.FileName} {RollbackScript.FileName} {VerifyScript.FileName}");

    private static ShellComment Warning(ExportContext context, DeviceView view) => view.Routing == DeviceRouting.Bgp
        ? new(context.Language.Pick(
            "会重启 strongSwan 与 FRR：本机其他隧道和路由协议短暂中断；portal.conf 的设置对其他隧道也生效",
            "restarts strongSwan and FRR: other tunnels and routing protocols of this device drop for a moment, and portal.conf applies to other tunnels, too"))
        : new(context.Language.Pick(
            "会重启 strongSwan：本机其他隧道短暂中断；portal.conf 的设置对它们也生效",
            "restarts strongSwan: other tunnels of this device drop for a moment, and portal.conf applies to them, too"));

    /// <summary>Routes that one kind leaves in the kernel would win over the other's.</summary>
    private static ShellText OtherKind(DeviceView view) => new(view.Routing == DeviceRouting.Bgp ? UpdownScript.FileName : FrrSteps.Before);

    private static ShellText Keepalive(DeviceView view) => view.Routing == DeviceRouting.Bgp ? new("") : ShellText.Of($$"""
          if [ -r "$folder/keepalive.pid" ] && grep -qs {{KeepaliveScript.FileName}} "/proc/$(cat "$folder/keepalive.pid")/cmdline"; then
            kill "$(cat "$folder/keepalive.pid")"
          fi
          setsid sh "$folder/{{KeepaliveScript.FileName}}" >/dev/null 2>&1 </dev/null &
          echo $! > "$folder/keepalive.pid"

        """);

    private static ShellText Text(ExportContext context, string zh, string en) => new(context.Language.Pick(zh, en));
}
