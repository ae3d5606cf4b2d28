namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>The model of <c>strongswan.d/portal.conf</c>. Retransmission is global in strongSwan, no option of a connection.</summary>
internal static class DaemonSettings
{
    public const string FileName = "strongswan.d/portal.conf";

    public static IEnumerable<SwanctlItem> Build(ExportContext context, DeviceView view)
    {
        var language = context.Language;
        return
        [
            new SwanctlComment(ExportHeader.Short(context, view, "守护进程设置，对本机全部连接生效", "daemon settings, for every connection of this device")),
            SwanctlSection.Of(
                "charon",
                new SwanctlComment(view.Routing == DeviceRouting.Bgp
                    ? language.Pick("路由由 FRR 管理", "routes are the business of FRR")
                    : language.Pick("路由由 updown.sh 与 interfaces.sh 管理", "routes are the business of updown.sh and interfaces.sh")),
                new SwanctlSetting("install_routes", "no"),
                new SwanctlSetting("install_virtual_ip", "no"),
                new SwanctlComment(language.Pick(
                    "2 + 2.8 + 3.92 + 5.49 = 14.2 秒后放弃失联的对端；默认值约 165 秒",
                    "a silent peer is given up after 2 + 2.8 + 3.92 + 5.49 = 14.2 s; the defaults take about 165 s")),
                new SwanctlSetting("retransmit_tries", "3"),
                new SwanctlSetting("retransmit_timeout", "2.0"),
                new SwanctlSetting("retransmit_base", "1.4")),
        ];
    }
}
