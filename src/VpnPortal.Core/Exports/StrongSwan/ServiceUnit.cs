namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>Interfaces must exist before charon brings tunnels up, since updown.sh needs them for its routes.</summary>
internal static class ServiceUnit
{
    public static ShellText Build(ExportContext context, DeviceView view) => ShellText.Of($$"""
        {{new ShellComment(ExportHeader.Short(context, view, "开机时先建接口，再保持隧道", "interfaces at boot, then keepalive"))}}
        [Unit]
        Description=VpnPortal: tunnel interfaces and keepalive
        Wants=network-online.target
        After=network-online.target
        Before=strongswan.service

        [Service]
        ExecStartPre=/bin/sh {{DeviceNames.Folder}}/{{InterfacesScript.FileName}}
        ExecStart=/bin/sh {{DeviceNames.Folder}}/{{KeepaliveScript.FileName}}
        Restart=always
        RestartSec=5

        [Install]
        WantedBy=multi-user.target

        """);
}
