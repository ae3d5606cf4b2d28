using System.Collections.Immutable;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Documents;

/// <summary>What each question asks, in a sentence, for people who write a draft in an editor.</summary>
public static class FieldGuide
{
    private static readonly string Encryptions = Words(CryptoWords.Encryptions);
    private static readonly string Authentications = Words(CryptoWords.Authentications);

    private static readonly ImmutableDictionary<string, BilingualText> Sentences = new Dictionary<string, BilingualText>(StringComparer.Ordinal)
    {
        ["name"] = new("部署名称，1–100 个字符。", "Name of the deployment, 1 to 100 characters."),
        ["side.region"] = new("地域 ID，例如 eu-central-1。", "Region id, for example eu-central-1."),
        ["side.vpc"] = new("该地域中 VPC 的 ID。", "Id of the VPC in that region."),
        ["side.vswitch"] = new("交换机 ID：1 用于主隧道，2 用于备隧道。", "Id of a vSwitch: 1 is for the master tunnel, 2 for the slave."),
        ["side.gateway.name"] = new("VPN网关名称。", "Name of the VPN gateway."),
        ["side.gateway.existing"] = new("要复用的VPN网关的 ID；不填则新购。", "Id of a VPN gateway to reuse; one is bought when left out."),
        ["side.gateway.bandwidth"] = new("带宽，单位 Mbps。", "Bandwidth in Mbit/s."),
        ["side.asn"] = new("本端自治系统号。", "The side's own autonomous system number."),
        ["side.customerGateway.name"] = new("用户网关名称；不填时由VPN网关名称得出。", "Name of a customer gateway; derived from the gateway's when left out."),
        ["side.connection.name"] = new("IPsec连接名称。", "Name of the IPsec connection."),
        ["side.connection.effectImmediately"] = new("是否立即发起协商；连接两个 VPC 时，一侧为 true，另一侧为 false。", "Whether the side negotiates at once; between two VPCs it is true on one side, false on the other."),
        ["side.subnets"] = new("参与互通的网段；不填时为 VPC 的全部网段。", "Networks that take part; all of the VPC's when left out."),
        ["side.routes.publish"] = new("是否把路由发布到VPC。", "Whether routes are published to the VPC."),
        ["side.site.name"] = new("数据中心名称。", "Name of the data centre."),
        ["side.site.publicIp"] = new("数据中心设备的公网 IP：1 用于主隧道，2 用于备隧道。", "Public IP of the on-premises device: 1 is for the master tunnel, 2 for the slave."),
        ["side.site.device"] = new("数据中心设备的类型，即导出的种类，例如 strongswan。", "Kind of the on-premises device, as an export is called, for example strongswan."),
        ["routing"] = Choice("路由方式", "How routes come about", Words(RoutingWords.All)),
        ["gateway.chargeType"] = new($"计费方式：{Billing.PostPay} 或 {Billing.PrePay}。", $"How gateways are billed: {Billing.PostPay} or {Billing.PrePay}."),
        ["gateway.periodMonths"] = new("包年包月的月数。", "Months of a subscription."),
        ["tunnel.psk"] = new("预共享密钥，1–100 个字符；不填时由门户生成，导出时从不写出。", "Pre-shared key, 1 to 100 characters; generated when left out, never exported."),
        ["tunnel.insideCidr"] = new("隧道网段：169.254.0.0/16 中的一个 /30。", "Tunnel CIDR, a /30 inside 169.254.0.0/16."),
        ["tunnel.healthCheck.destination"] = new("健康检查的目标 IP，位于数据中心。", "IP in the data centre that the health check asks."),
        ["tunnel.healthCheck.source"] = new("健康检查的源 IP，每个IPsec连接各不相同。", "IP on whose behalf the health check asks; each connection has its own."),
        ["tunnel.healthCheck.interval"] = new("健康检查间隔，单位秒。", "Seconds between two tries of the health check."),
        ["tunnel.healthCheck.retries"] = new("健康检查的重试次数。", "Tries without an answer before the health check has failed."),
        ["ike.version"] = Choice("IKE 版本", "IKE version", Words(CryptoWords.IkeVersions)),
        ["ike.mode"] = Choice("协商模式", "Negotiation mode", Words(CryptoWords.IkeModes)),
        ["ike.encryption"] = Choice("第一阶段加密算法", "Encryption of phase 1", Encryptions),
        ["ike.authentication"] = Choice("第一阶段认证算法", "Integrity of phase 1", Authentications),
        ["ike.dhGroup"] = Choice("第一阶段 DH 分组", "Diffie-Hellman group of phase 1", Words(CryptoWords.DhGroups)),
        ["ike.lifetime"] = new("第一阶段生存周期，单位秒。", "Lifetime of phase 1 in seconds."),
        ["ipsec.encryption"] = Choice("第二阶段加密算法", "Encryption of phase 2", Encryptions),
        ["ipsec.authentication"] = Choice("第二阶段认证算法", "Integrity of phase 2", Authentications),
        ["ipsec.pfs"] = Choice("第二阶段 PFS", "PFS of phase 2", Words(CryptoWords.PfsGroups)),
        ["ipsec.lifetime"] = new("第二阶段生存周期，单位秒。", "Lifetime of phase 2 in seconds."),
        ["verify.source"] = new("发起连通性测试的实例 ID。", "Id of the instance that sends the ping."),
        ["verify.destination"] = new("应答连通性测试的实例 ID。", "Id of the instance that answers the ping."),
        ["verify.address"] = new("设备后面应答连通性测试的地址。", "Address behind the device that answers the ping."),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The sentence for a field, or null while nobody wrote one.</summary>
    public static BilingualText? Of(DraftField field) =>
        Sentences.TryGetValue(WithoutNumbers(field.Path), out var sentence) ? sentence : null;

    /// <summary>Sides, tunnels and vSwitches ask the same twice: <c>side2.vswitch1</c> is <c>side.vswitch</c>.</summary>
    private static string WithoutNumbers(string path) =>
        string.Join('.', path.Split('.').Select(key => key.TrimEnd('1', '2')));

    private static BilingualText Choice(string zh, string en, string words) => new($"{zh}：{words}。", $"{en}: {words}.");

    private static string Words(IEnumerable<string> words) => string.Join(" | ", words);
}
