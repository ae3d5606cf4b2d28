namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>Puts the files in place and starts. Refuses a masked configuration before it touches anything.</summary>
internal static class SetupScript
{
    public const string FileName = "setup.sh";

    public static ShellText Build(ExportContext context, DeviceView view) => ShellText.Of($$"""
        #!/bin/sh
        {{new ShellComment(ExportHeader.Short(context, view, "安装并启动；撤销用 rollback.sh", "install and start; rollback.sh undoes it"))}}
        {{new ShellComment(context.Language.Pick("会重启 strongSwan：本机其他隧道短暂中断；portal.conf 的设置对它们也生效", "restarts strongSwan: other tunnels of this device drop for a moment, and portal.conf applies to them, too"))}}
        set -eu
        cd "$(dirname "$0")"
        folder={{DeviceNames.Folder}}

        [ "$(id -u)" = 0 ] || { echo "{{Text(context, "需要 root 权限", "must run as root")}}" >&2; exit 1; }
        if grep -q '^ *{{SwanctlConnections.MissingKeyOption}}' swanctl.conf; then
          echo "{{Text(context, "swanctl.conf 尚未填入预共享密钥，见其开头的说明", "swanctl.conf still lacks the pre-shared keys, see its first lines")}}" >&2
          exit 1
        fi
        grep -qs '^ *include conf.d/' /etc/swanctl/swanctl.conf ||
          echo "{{Text(context, "注意：/etc/swanctl/swanctl.conf 没有 include conf.d/*.conf 一行", "note: /etc/swanctl/swanctl.conf has no line include conf.d/*.conf")}}" >&2

        mkdir -p "$folder" /etc/swanctl/conf.d /etc/strongswan.d
        for file in {{InterfacesScript.FileName}} {{UpdownScript.FileName}} {{KeepaliveScript.FileName}} {{RollbackScript.FileName}} {{VerifyScript.FileName}}; do
          [ "$(pwd -P)" = "$folder" ] || cp "$file" "$folder/$file"
          chmod 755 "$folder/$file"
        done
        [ -e "$folder/ip_forward.before" ] || cat /proc/sys/net/ipv4/ip_forward > "$folder/ip_forward.before"
        sh "$folder/{{InterfacesScript.FileName}}"
        install -m 600 swanctl.conf {{DeviceNames.InstalledConnections}}
        install -m 644 {{DaemonSettings.FileName}} {{DeviceNames.InstalledSettings}}

        if [ -d /run/systemd/system ]; then
          install -m 644 {{DeviceNames.Unit}} /etc/systemd/system/{{DeviceNames.Unit}}
          systemctl daemon-reload
          systemctl enable --now {{DeviceNames.Unit}}
          systemctl restart strongswan
        else
          systemctl restart strongswan || echo "{{Text(context, "请手动重启 strongSwan", "restart strongSwan yourself")}}" >&2
          setsid sh "$folder/{{KeepaliveScript.FileName}}" >/dev/null 2>&1 </dev/null &
          echo $! > "$folder/keepalive.pid"
        fi

        """);

    private static ShellText Text(ExportContext context, string zh, string en) => new(context.Language.Pick(zh, en));
}
