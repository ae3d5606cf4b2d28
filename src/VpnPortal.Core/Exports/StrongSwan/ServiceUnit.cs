namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>Interfaces must exist before charon brings tunnels up, since routes need them.</summary>
internal static class ServiceUnit
{
    public static ShellText Build(ExportContext context, DeviceView view) => ShellText.Of($$"""
        {{new ShellComment(view.Routing == DeviceRouting.Bgp
            ? ExportHeader.Short(context, view, "开机时先建接口", "interfaces at boot")
            : ExportHeader.Short(context, view, "开机时先建接口，再保持隧道", "interfaces at boot, then keepalive"))}}
        [Unit]
        Description=VpnPortal: tunnel interfaces{{(view.Routing == DeviceRouting.Bgp ? new ShellText("") : new ShellText(" and keepalive"))}}
        Wants=network-online.target
        After=network-online.target
        Before=strongswan.service{{(view.Routing == DeviceRouting.Bgp ? new ShellText(" frr.service") : new ShellText(""))}}

        [Service]
        {{(view.Routing == DeviceRouting.Bgp ? Once() : Forever())}}

        [Install]
        WantedBy=multi-user.target

        """);

    /// <summary>BGP itself sends the packets that keep the tunnels up.</summary>
    private static ShellText Once() => ShellText.Of($"""
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/bin/sh {DeviceNames.Folder}/{InterfacesScript.FileName}
        """);

    private static ShellText Forever() => ShellText.Of($"""
        ExecStartPre=/bin/sh {DeviceNames.Folder}/{InterfacesScript.FileName}
        ExecStart=/bin/sh {DeviceNames.Folder}/{KeepaliveScript.FileName}
        Restart=always
        RestartSec=5
        """);
}
