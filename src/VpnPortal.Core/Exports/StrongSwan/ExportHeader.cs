using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>The comment lines at the top of <c>swanctl.conf</c>: what it is, what was verified and what was not, how the key gets in.</summary>
internal static class ExportHeader
{
    public const string Release = "strongSwan 5.9.8 (Debian 12)";

    private const string RoutingRelease = "FRR 8.4.4 (Debian 12)";

    public static IEnumerable<string> Lines(ExportContext context, DeviceView view) =>
    [
        Short(context, view, "strongSwan 的 swanctl 配置", "swanctl configuration for strongSwan"),
        .. Preview(context),
        .. context.Language == ExportLanguage.English ? English(view) : Chinese(view),
        .. Keys(context),
    ];

    /// <summary>One line for the files that come along.</summary>
    public static string Short(ExportContext context, DeviceView view, string zh, string en) => context.Language.Pick(
        $"VpnPortal {context.PortalVersion} · {context.Stamp} · {view.Deployment} · {zh}",
        $"VpnPortal {context.PortalVersion} · {context.Stamp} · {view.Deployment} · {en}");

    private static IEnumerable<string> Preview(ExportContext context) => context.Gaps.Count == 0 ? [] :
    [
        context.Language.Pick(
            "预览，不能加载：以 unknown-ip 开头的词是尚未得知的公网 IP，执行部署之后才有",
            "preview, not to be loaded: words that begin with unknown-ip stand for public IPs that are known once the deployment has run"),
    ];

    private static IEnumerable<string> Chinese(DeviceView view) =>
    [
        view.Scenario == ScenarioKeys.VpcToVpc
            ? $"用途：由一台 strongSwan 路由器代替“{view.DeviceName}”，与阿里云 VPN网关“{view.Cloud.GatewayName}”（{view.Cloud.RegionId}）建立两条隧道"
            : $"用途：“{view.DeviceName}”的 strongSwan 路由器与阿里云 VPN网关“{view.Cloud.GatewayName}”（{view.Cloud.RegionId}）建立两条隧道",
        view switch
        {
            { Routing: DeviceRouting.Bgp } => "隧道 1 为主、隧道 2 为备；阿里云侧自动切换并自动回切，设备侧由 FRR 的 BGP 会话选路（本地优先级与 AS 路径）",
            { IsClassic: true } => "隧道 1 权重 100、隧道 2 权重 0；阿里云侧按健康检查切换，设备侧由 updown.sh 随隧道增删路由，并由 keepalive.sh 跟随健康检查",
            _ => "隧道 1 为主、隧道 2 为备；阿里云侧自动切换并自动回切，设备侧由 updown.sh 随隧道增删路由",
        },
        $"适用版本：{Release}{(view.Routing == DeviceRouting.Bgp ? $"，{RoutingRelease}" : "")}；内核 4.19 以上，iproute2 5.1 以上",
        $"已验证：本格式由 {Release} 的 swanctl 与 charon 实际加载，无语法错误、无未知选项{(view.Routing == DeviceRouting.Bgp ? $"；frr.conf 由 {RoutingRelease} 的 bgpd 实际加载" : "")}",
        "未验证：您的设备、NAT 之后的设备、其他版本、阿里云网关的实际协商；首个 CHILD_SA 不校验 PFS，须用 verify.sh rekey 检查",
        "防火墙：双向放行 UDP 500、UDP 4500 与 IP 协议 50（ESP）",
    ];

    private static IEnumerable<string> English(DeviceView view) =>
    [
        view.Scenario == ScenarioKeys.VpcToVpc
            ? $"Purpose: a strongSwan router in the place of '{view.DeviceName}' builds two tunnels to the Alibaba Cloud VPN gateway '{view.Cloud.GatewayName}' ({view.Cloud.RegionId})"
            : $"Purpose: the strongSwan router of '{view.DeviceName}' builds two tunnels to the Alibaba Cloud VPN gateway '{view.Cloud.GatewayName}' ({view.Cloud.RegionId})",
        view switch
        {
            { Routing: DeviceRouting.Bgp } => "Tunnel 1 is master, tunnel 2 slave; Alibaba Cloud fails over and back by itself, the device by the BGP sessions of FRR (local preference and AS path)",
            { IsClassic: true } => "Tunnel 1 has weight 100, tunnel 2 weight 0; Alibaba Cloud moves traffic by its health checks, the device by updown.sh, which ties each route to its tunnel, and keepalive.sh, which follows the health checks",
            _ => "Tunnel 1 is master, tunnel 2 slave; Alibaba Cloud fails over and back by itself, the device by updown.sh, which ties each route to its tunnel",
        },
        $"Release: {Release}{(view.Routing == DeviceRouting.Bgp ? $", {RoutingRelease}" : "")}; kernel 4.19 or newer, iproute2 5.1 or newer",
        $"Verified: swanctl and charon of {Release} really load this format without a syntax error or an unknown option{(view.Routing == DeviceRouting.Bgp ? $"; bgpd of {RoutingRelease} really loads frr.conf" : "")}",
        "Not verified: your device, a device behind NAT, other releases, negotiation with the real gateway; the first CHILD_SA does not check PFS, run verify.sh rekey",
        "Firewall: allow UDP 500, UDP 4500 and IP protocol 50 (ESP) both ways",
    ];

    private static IEnumerable<string> Keys(ExportContext context) => context.Secrets == SecretMode.Revealed
        ? [context.Language.Pick(
            "本文件含预共享密钥明文（十六进制）：权限 0600，不要放进工单或邮件",
            "This file holds the pre-shared keys in clear (hex): mode 0600, never into a ticket or a mail")]
        : [
            context.Language.Pick(
                $"本文件不含预共享密钥（{PresharedKey.Mask}）。填入方法：交互执行  read -rs K; printf %s \"$K\" | od -An -v -tx1 | tr -d ' \\n'",
                $"This file holds no pre-shared keys ({PresharedKey.Mask}). To put one in, run:  read -rs K; printf %s \"$K\" | od -An -v -tx1 | tr -d ' \\n'"),
            context.Language.Pick(
                $"把输出写成 secret = 0x<输出>，再删除该连接的 {SwanctlConnections.MissingKeyOption} 一行；两条隧道各一次",
                $"write the output as secret = 0x<output>, then delete the connection's line {SwanctlConnections.MissingKeyOption}; once per tunnel"),
        ];
}
