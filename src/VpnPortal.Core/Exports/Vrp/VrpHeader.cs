using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>The comment lines at the top of the configuration: what it is, what was verified and what was not, how the key gets in.</summary>
internal static class VrpHeader
{
    public static IEnumerable<string> Lines(VrpPage page, IVrpDevice device) =>
    [
        Short(page, "设备配置", "device configuration"),
        .. Preview(page),
        Purpose(page),
        Failover(page),
        page.Pick($"适用版本：{device.Release.Zh}", $"Release: {device.Release.En}"),
        page.Pick(
            "已验证：文本经门户自己的语法检查，并能读回同样的两条隧道",
            "Verified: the text passes the portal's own grammar check and reads back as the same two tunnels"),
        page.Pick(
            "未验证：从未在真实设备上加载过，也没有与阿里云网关协商过；命令在您的版本上是否相同、NAT 之后的设备。先在维护窗口中逐节加载，出错即停",
            "Not verified: it was never loaded on a real device, nor did one negotiate with the gateway; whether your release has the same commands; a device behind NAT. Load it section by section in a maintenance window and stop at the first error"),
        page.Pick(
            $"占用：Tunnel 接口 {VrpNames.Number(TunnelRole.Master)} 与 {VrpNames.Number(TunnelRole.Slave)}、IKE 提议 {VrpNames.Proposal}、以 ali 开头的名称。先用 display current-configuration 确认未被使用",
            $"Takes: tunnel interfaces {VrpNames.Number(TunnelRole.Master)} and {VrpNames.Number(TunnelRole.Slave)}, IKE proposal {VrpNames.Proposal}, names that begin with ali. Make sure with display current-configuration that they are free"),
        page.Pick(
            "用法：先本文件，再 firewall.txt、uplinks.txt 与 failover.txt（有且适用则加载，其中大写的词先替换），最后逐条执行 verify.txt。从用户视图整节粘贴；以 # 开头的行是说明，终端不接受时可略去；检查无误后自行执行 save",
            "Use: this file, then firewall.txt, uplinks.txt and failover.txt as far as they came along and apply (replace their words in capitals first), then the commands of verify.txt. Paste section by section from the user view; lines that begin with # are for people, leave them out where the terminal does not take them; save by yourself once the checks pass"),
        page.Pick("防火墙：双向放行 UDP 500、UDP 4500 与 IP 协议 50（ESP）", "Firewall: allow UDP 500, UDP 4500 and IP protocol 50 (ESP) both ways"),
        .. Weak(page),
        .. Keys(page),
    ];

    /// <summary>One line for the files that come along.</summary>
    public static string Short(VrpPage page, string zh, string en) =>
        $"VpnPortal {page.Context.PortalVersion} · {page.Context.Stamp} · {page.View.Deployment} · {page.Pick(zh, en)}";

    public static IEnumerable<string> Preview(VrpPage page) => page.Context.Gaps.Count == 0 ? [] :
    [
        page.Pick(
            "预览，不能加载：以 unknown-ip 开头的词是尚未得知的公网 IP，执行部署之后才有",
            "preview, not to be loaded: words that begin with unknown-ip stand for public IPs that are known once the deployment has run"),
    ];

    private static string Purpose(VrpPage page)
    {
        var (view, replaces) = (page.View, page.View.Scenario == ScenarioKeys.VpcToVpc);
        return page.Pick(
            replaces
                ? $"用途：由一台设备代替“{view.DeviceName}”，与阿里云 VPN网关“{view.Cloud.GatewayName}”（{view.Cloud.RegionId}）建立两条隧道"
                : $"用途：“{view.DeviceName}”的设备与阿里云 VPN网关“{view.Cloud.GatewayName}”（{view.Cloud.RegionId}）建立两条隧道",
            replaces
                ? $"Purpose: a device in the place of '{view.DeviceName}' builds two tunnels to the Alibaba Cloud VPN gateway '{view.Cloud.GatewayName}' ({view.Cloud.RegionId})"
                : $"Purpose: the device of '{view.DeviceName}' builds two tunnels to the Alibaba Cloud VPN gateway '{view.Cloud.GatewayName}' ({view.Cloud.RegionId})");
    }

    private static string Failover(VrpPage page) => page.View switch
    {
        { Routing: DeviceRouting.Bgp } => page.Pick(
            "隧道 1 为主、隧道 2 为备；阿里云侧自动切换并自动回切，设备侧由 BGP 选路（本地优先级与 AS 路径）",
            "Tunnel 1 is master, tunnel 2 slave; Alibaba Cloud fails over and back by itself, the device by BGP (local preference and AS path)"),
        { IsClassic: true } => page.Pick(
            "隧道 1 权重 100、隧道 2 权重 0；阿里云侧按健康检查切换，设备侧按路由优先级与 failover.txt 的探测切换",
            "Tunnel 1 has weight 100, tunnel 2 weight 0; Alibaba Cloud moves traffic by its health checks, the device by route preference and the probe of failover.txt"),
        _ => page.Pick(
            "隧道 1 为主、隧道 2 为备；阿里云侧自动切换并自动回切，设备侧按路由优先级与 failover.txt 的探测切换",
            "Tunnel 1 is master, tunnel 2 slave; Alibaba Cloud fails over and back by itself, the device by route preference and the probe of failover.txt"),
    };

    private static IEnumerable<string> Weak(VrpPage page)
    {
        var (ike, ipsec) = (page.Master.Ike, page.Master.Ipsec);
        var weak = new[] { ike.Encryption, ike.Authentication, ike.DhGroup, ipsec.Encryption, ipsec.Authentication, ipsec.Pfs }
            .Where(word => word is "des" or "3des" or "md5" or "sha1" or "group1" or "group2" or "group5").Distinct().Select(CryptoNames.Of).ToList();
        if (weak.Count == 0) yield break;
        yield return page.Pick(
            $"弱算法：{string.Join("、", weak)}。较新的版本可能默认不提供，需要安装弱算法组件；建议两端改用 AES-256、SHA-256、group14",
            $"Weak algorithms: {string.Join(", ", weak)}. Newer releases may lack them until a component is installed; AES-256, SHA-256 and group14 on both ends are better");
    }

    private static IEnumerable<string> Keys(VrpPage page) => page.Context.Secrets == SecretMode.Revealed
        ? [page.Pick("本文件含预共享密钥明文：不要放进工单或邮件", "This file holds the pre-shared keys in clear: never into a ticket or a mail")]
        : [page.Pick(
            $"本文件不含预共享密钥（{PresharedKey.Mask}）：填入的位置见各隧道一节，填入之前隧道不会建立",
            $"This file holds no pre-shared keys ({PresharedKey.Mask}): the sections of the tunnels say where they go; until then no tunnel comes up")];
}
