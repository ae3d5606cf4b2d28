using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation;

/// <summary>Why a missing answer is needed, and how to give it.</summary>
internal readonly record struct RequiredAnswer(BilingualText Reason, BilingualText Fix);

/// <summary>The words for every field that has no default; for the others, that it must not be empty.</summary>
internal static class RequiredAnswers
{
    private static readonly RequiredAnswer Any = new(
        new("这一项不能为空，否则无法生成方案。", "This field is empty, so no plan can be made."),
        new("请填写，或清空输入以恢复默认值。", "Fill it in, or clear it to return to the default."));

    private static readonly RequiredAnswer Name = new(
        new("部署还没有名称，列表和历史记录中将无法辨认。", "The deployment has no name, so nobody could find it in the list or in the history."),
        new("请为部署起一个名称，例如 fra-prod。", "Give the deployment a name, for example fra-prod."));

    private static readonly RequiredAnswer SiteSubnets = new(
        new("还没有填写本地数据中心的网段，VPC 不知道哪些流量要送入隧道。", "No network of the data centre is entered, so the VPC does not know which traffic belongs into the tunnel."),
        new("请填写设备后面需要互通的私网网段，例如 172.16.0.0/16。", "Enter the private networks behind the device that are to be reached, for example 172.16.0.0/16."));

    /// <summary>Reason and fix for a field.</summary>
    public static RequiredAnswer Explain(DraftReading draft, string path)
    {
        if (path == FieldPaths.Name) return Name;
        if (draft.Two.IsSite && path == FieldPaths.Subnets(SideKey.Two)) return SiteSubnets;
        foreach (var role in TunnelRoles.Both)
        {
            if (path == FieldPaths.Psk(role)) return Psk(role);
            if (path == FieldPaths.SiteIp(role)) return SiteIp(role);
            if (path == FieldPaths.HealthDestination(role)) return HealthDestination(role);
            if (path == FieldPaths.HealthSource(role)) return HealthSource(role);
        }

        return draft.Sides.Select(side => OfSide(draft, side, path)).FirstOrDefault(answer => answer is not null) ?? Any;
    }

    private static RequiredAnswer? OfSide(DraftReading draft, SideReading side, string path)
    {
        if (path == FieldPaths.Region(side.Key)) return Region(side);
        if (path == FieldPaths.Vpc(side.Key)) return Vpc(draft, side);
        if (path == FieldPaths.ExistingGateway(side.Key)) return ExistingGateway();
        foreach (var role in TunnelRoles.Both)
            if (path == FieldPaths.VSwitch(side.Key, role)) return VSwitch(Gateway(draft, side), role);
        return null;
    }

    private static BilingualText Gateway(DraftReading draft, SideReading side) => draft.Two.IsSite
        ? new("VPN网关", "the VPN gateway") : new($"VPN网关{(int)side.Key}", $"VPN gateway {(int)side.Key}");

    private static RequiredAnswer Region(SideReading side) => new(
        new($"还没有选择 {side.Noun.Zh} 的地域，VPN网关必须与 VPC 位于同一地域。", $"No region is chosen for {side.Noun.En}; the VPN gateway has to be in the region of its VPC."),
        new("请选择 VPC 所在的地域。", "Choose the region of the VPC."));

    private static RequiredAnswer Vpc(DraftReading draft, SideReading side) => new(
        new($"还没有选择 {side.Noun.Zh}，{Gateway(draft, side).Zh}没有可关联的网络。", $"No VPC is chosen for {Gateway(draft, side).En}, so it has no network to attach to."),
        new("请从列表中选择一个 VPC。", "Choose a VPC from the list."));

    private static RequiredAnswer ExistingGateway() => new(
        new("还没有选择单隧道VPN网关。单隧道网关已停售，本场景只能使用账号中已有的网关。", "No single-tunnel VPN gateway is chosen. They are sold no more, so this scenario needs one that the account has already."),
        new("请从列表中选择一个单隧道VPN网关，没有时请改用“本地数据中心”场景。", "Choose a single-tunnel VPN gateway from the list; without one, use the on-premises scenario."));

    private static RequiredAnswer VSwitch(BilingualText gateway, TunnelRole role) => new(
        new($"还没有选择{gateway.Zh}的交换机 {(int)role}，{role.Noun().Zh}的弹性网卡要从中占用一个地址，且创建后不能更换交换机。", $"vSwitch {(int)role} of {gateway.En} is not chosen; the network interface of the {role.Noun().En} takes an address of it, and it cannot be changed later."),
        new("请选择交换机，两个交换机应位于不同的可用区。", "Choose a vSwitch; the two of them belong in different zones."));

    private static RequiredAnswer Psk(TunnelRole role) => new(
        new($"{role.Noun().Zh}还没有预共享密钥，两端无法互相认证。", $"The {role.Noun().En} has no pre-shared key, so its two ends cannot authenticate each other."),
        new("请点击“生成”，或输入 1–100 个字符的密钥。", "Press “Generate”, or enter a key of 1 to 100 characters."));

    private static RequiredAnswer SiteIp(TunnelRole role) => new(
        new($"还没有填写设备的公网 IP {(int)role}，{role.Noun().Zh}没有对端。用户网关的 IP 创建后不能修改。", $"Public IP {(int)role} of the device is not entered, so the {role.Noun().En} has no peer. The IP of a customer gateway can never be changed."),
        new("请填写该条链路的公网 IP。", "Enter the public IP of that link."));

    private static RequiredAnswer HealthDestination(TunnelRole role) => new(
        new($"IPsec连接 {(int)role} 的健康检查还没有目标 IP，无法得知该连接是否可用，也就不会切换。", $"The health check of IPsec connection {(int)role} has no destination, so nobody knows whether that connection works, and nothing fails over."),
        new("请填写本地数据中心内一个始终应答 ping 的地址。", "Enter an address of the data centre that always answers a ping."));

    private static RequiredAnswer HealthSource(TunnelRole role) => new(
        new($"IPsec连接 {(int)role} 的健康检查还没有源 IP，探测报文没有发送方。", $"The health check of IPsec connection {(int)role} has no source, so its probes have no sender."),
        new("请填写 VPC 网段内一个未被占用的地址，两个连接各用一个。", "Enter an address of the VPC that nothing else uses, another one for each connection."));
}
