using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>What the top of a Cisco configuration says about the device it is for.</summary>
/// <param name="Name">For people.</param>
/// <param name="Release">The releases whose documents it follows.</param>
/// <param name="Failover">How the device moves its own traffic.</param>
/// <param name="Uses">Names and numbers that may be taken, and interfaces that must be there.</param>
/// <param name="Around">Firewall and NAT of the device.</param>
/// <param name="Keys">How a key is put in, or what to know about one that stands there.</param>
internal sealed record CiscoTarget(
    string Name, BilingualText Release, BilingualText Failover, EquatableArray<BilingualText> Uses, EquatableArray<BilingualText> Around, EquatableArray<BilingualText> Keys);

/// <summary>The comments at the top: what it is, that nobody ran it on a device, what it takes for itself, how to load it.</summary>
internal static class CiscoHeader
{
    public static IEnumerable<CiscoItem> Build(ExportContext context, DeviceView view, CiscoTarget target)
    {
        var language = context.Language;
        IEnumerable<string> lines =
        [
            Short(context, view, $"{target.Name} 配置", $"configuration for {target.Name}"),
            .. Preview(context),
            language.Pick(Purpose(view, target.Name)),
            language.Pick(target.Failover),
            language.Pick(target.Release),
            language.Pick(
                "已验证：没有在任何设备上加载过。只检查了文本：能读回两条隧道，引用的名称都有定义，rollback.cfg 删除所添加的全部对象",
                "Verified: nothing on a device. Only the text was checked: both tunnels are read back from it, every name it refers to is defined, rollback.cfg removes every object it adds"),
            language.Pick(
                "未验证：设备是否接受每一行、与阿里云网关的实际协商、切换时间、NAT 之后的设备；首个 CHILD_SA 不校验 PFS，须按 verify.txt 检查",
                "Not verified: whether the device takes every line, negotiation with the real gateway, times of failover, a device behind NAT; the first CHILD_SA does not check PFS, see verify.txt"),
            .. target.Uses.Select(line => language.Pick(line)),
            .. target.Around.Select(line => language.Pick(line)),
            language.Pick(
                "加载：先备份运行配置，在维护窗口把本文件复制到 running-config；按 verify.txt 检查通过后再保存。以 ! 开头的行是注释",
                "To load: save the running configuration first, copy this file to running-config in a maintenance window, and write memory only after the checks of verify.txt. Lines that begin with ! are comments"),
            .. target.Keys.Select(line => language.Pick(line)),
        ];
        return lines.Select(line => new CiscoNote(line));
    }

    /// <summary>One line for the files that come along.</summary>
    public static string Short(ExportContext context, DeviceView view, string zh, string en) => context.Language.Pick(
        $"VpnPortal {context.PortalVersion} · {context.Stamp} · {view.Deployment} · {zh}",
        $"VpnPortal {context.PortalVersion} · {context.Stamp} · {view.Deployment} · {en}");

    private static BilingualText Purpose(DeviceView view, string device) => view.Scenario == ScenarioKeys.VpcToVpc
        ? new(
            $"用途：由一台 {device} 代替“{view.DeviceName}”，与阿里云 VPN网关“{view.Cloud.GatewayName}”（{view.Cloud.RegionId}）建立两条隧道",
            $"Purpose: a {device} in the place of '{view.DeviceName}' builds two tunnels to the Alibaba Cloud VPN gateway '{view.Cloud.GatewayName}' ({view.Cloud.RegionId})")
        : new(
            $"用途：“{view.DeviceName}”的 {device} 与阿里云 VPN网关“{view.Cloud.GatewayName}”（{view.Cloud.RegionId}）建立两条隧道",
            $"Purpose: the {device} of '{view.DeviceName}' builds two tunnels to the Alibaba Cloud VPN gateway '{view.Cloud.GatewayName}' ({view.Cloud.RegionId})");

    private static IEnumerable<string> Preview(ExportContext context) => context.Gaps.Count == 0 ? [] :
    [
        context.Language.Pick(
            "预览，不能加载：以 unknown-ip 开头的词是尚未得知的公网 IP，执行部署之后才有",
            "preview, not to be loaded: words that begin with unknown-ip stand for public IPs that are known once the deployment has run"),
    ];
}
