using VpnPortal.Core.Primitives;

namespace VpnPortal.Cloud;

/// <summary>The table behind <see cref="CloudErrorAdvice.For"/>: one entry per code that operators meet.</summary>
internal static class CloudErrorAdvices
{
    public static readonly CloudErrorAdvice Busy = Advice(
        "VPN网关正在执行另一项变更。", "Another change on the VPN gateway is still under way.",
        "无需操作：网关恢复正常后会自动重试。", "Nothing to do: the step is tried again once the gateway is active.");

    public static readonly CloudErrorAdvice Throttled = Advice(
        "一分钟内的 API 调用次数超过了账号限额（控制台和 Terraform 共用此限额）。",
        "The account made too many API calls within a minute; console and Terraform share that limit.",
        "无需操作：等待限流窗口过去后会自动重试。若反复出现，请减少其他工具的调用。",
        "Nothing to do: the step is tried again after the window. If it keeps happening, let other tools call less.");

    public static readonly CloudErrorAdvice ServiceFailed = Advice(
        "阿里云服务暂时出错。", "The cloud service failed for the moment.",
        "会使用同一幂等令牌自动重试。若持续出现，请凭 RequestId 提交工单。",
        "It is tried again with the same ClientToken. If it lasts, open a ticket with the RequestId.");

    public static readonly CloudErrorAdvice StillRunning = Advice(
        "同一请求的上一次调用仍在处理中。", "The first call with the same token is still being processed.",
        "无需操作：稍后会使用同一令牌自动重试。", "Nothing to do: it is tried again shortly with the same token.");

    public static readonly CloudErrorAdvice QuotaUsedUp = Advice(
        "配额已用完。", "A quota is used up.",
        "在配额中心申请提高配额，或释放不用的资源，然后继续运行。",
        "Ask for more in Quota Center or release what is not used, then resume the run.");

    public static readonly IReadOnlyDictionary<string, CloudErrorAdvice> Exact =
        new Dictionary<string, CloudErrorAdvice>(StringComparer.OrdinalIgnoreCase)
        {
            ["VpnGateway.FinancialLocked"] = Advice(
                "VPN网关因欠费或到期被锁定。", "The VPN gateway is locked because of an overdue bill or an expired term.",
                "结清欠费或续费，确认网关的业务状态恢复正常，然后继续运行。", "Pay or renew, see the gateway's business status return to Normal, then resume the run."),
            ["ForbiddenRelease"] = Advice(
                "包年包月网关未到期，不能通过 API 释放。", "A prepaid gateway cannot be released by API before its term ends.",
                "在控制台退订，或等待到期。", "Cancel the subscription in the console, or wait for its end."),
            ["QuotaExceeded.VpnRouteEntry"] = Advice(
                "VPC 路由表或网关的路由条目已达上限。", "The VPC route table or the gateway holds as many routes as it may.",
                "合并或删除路由，或在配额中心提高上限，然后继续运行。", "Merge or delete routes, or raise the limit in Quota Center, then resume the run."),
            ["InvalidIpAddress.AlreadyExist"] = Advice(
                "本账号在该地域已有使用此公网 IP 的用户网关（IP 在账号和地域内唯一）。",
                "This region already has a customer gateway with that public IP; the IP is unique per account and region.",
                "沿用已有的用户网关，或确认它不再使用后删除它。", "Use the existing customer gateway, or delete it once nothing uses it."),
            ["InvalidVSwitchId.SecondVswitchNotSupport"] = Advice(
                "第二个交换机所在可用区不支持 VPN网关。", "The second vSwitch lies in a zone that offers no VPN gateway.",
                "改选支持双隧道的可用区中的交换机。", "Choose a vSwitch in a zone that supports dual-tunnel gateways."),
            ["VpnConnection.InvalidCreateTunnelOptions"] = Advice(
                "该网关只接受双隧道连接，而请求的隧道参数不完整或为单隧道。",
                "The gateway takes dual-tunnel connections only, and the tunnel parameters were incomplete or single-tunnel.",
                "检查主、备两条隧道的参数是否都已填写。", "See that both tunnels, master and slave, are filled in."),
            ["IdempotentParameterMismatch"] = TokenReused,
            ["IdempotenceParamNotMatch"] = TokenReused,
            ["InvalidRegionId.NotFound"] = Advice(
                "该地域不存在，或账号未开通该地域。", "The region does not exist or is not open to the account.",
                "重新选择地域。", "Choose another region."),
            [CloudErrorCodes.ConnectFailed] = Advice(
                "无法连接阿里云 API；请求没有发出。", "The cloud's API could not be reached; nothing was sent.",
                "检查服务器的出站网络、防火墙和 Cloud:Endpoint。会自动重试。",
                "Check outbound network, firewall and Cloud:Endpoint. It is tried again by itself."),
            [CloudErrorCodes.NameNotResolved] = Advice(
                "API 域名解析失败；请求没有发出。", "The API's host name was not resolved; nothing was sent.",
                "检查 DNS 与地域是否正确。会自动重试。", "Check DNS and the region. It is tried again by itself."),
            [CloudErrorCodes.TlsFailed] = Advice(
                "与 API 的 TLS 握手失败；请求没有发出。", "The TLS handshake with the API failed; nothing was sent.",
                "检查系统时间、根证书以及中间的代理设备。", "Check the clock, the root certificates and any proxy in between."),
            [CloudErrorCodes.ConnectionLost] = Unanswered("连接在收到完整应答前中断。", "The connection broke before a complete answer came."),
            [CloudErrorCodes.Timeout] = Unanswered("在规定时间内没有收到完整应答。", "No complete answer came in time."),
            [CloudErrorCodes.UnusableAnswer] = Unanswered("收到的应答不是阿里云 API 的应答。", "The answer was not one of the cloud's API."),
            [CloudErrorCodes.ForbiddenAddress] = Advice(
                "API 域名解析到了本机或元数据地址，已拒绝连接。", "The API's host name leads to a local or metadata address; the connection was refused.",
                "检查 DNS 和 hosts 文件。", "Check DNS and the hosts file."),
            [CloudErrorCodes.InvalidConfiguration] = Advice(
                "配置节 Cloud 无效。", "The configuration section Cloud is invalid.",
                "按错误信息改正配置。", "Correct the configuration as the message says."),
        };

    public static readonly (string Prefix, CloudErrorAdvice Advice)[] ByPrefix =
    [
        ("InvalidAccessKeyId", Advice(
            "AccessKey 不存在或已被禁用。", "The access key does not exist or is disabled.",
            "在 RAM 控制台核对 AccessKey，更新 Cloud:AccessKeyId。", "Check the key in the RAM console and update Cloud:AccessKeyId.")),
        ("SignatureDoesNotMatch", Advice(
            "签名不匹配，通常是 AccessKeySecret 与 AccessKeyId 不成对。", "The signature does not match; usually secret and access key id are no pair.",
            "重新填写 Cloud:AccessKeySecret。", "Enter Cloud:AccessKeySecret again.")),
        ("InvalidSecurityToken", Advice(
            "临时凭证（STS）已过期或无效。", "The temporary (STS) credentials are expired or invalid.",
            "更换 AccessKey、密钥与 SecurityToken 三者。", "Replace access key id, secret and SecurityToken together.")),
        ("InvalidTimeStamp", Advice(
            "服务器时间与阿里云相差超过 15 分钟。", "This server's clock is more than 15 minutes off.",
            "用 NTP 校准服务器时间，然后继续运行。", "Set the clock by NTP, then resume the run.")),
        ("Forbidden", MissingRight),
        ("Forbbiden", MissingRight),
        ("NoPermission", MissingRight),
    ];

    public static CloudErrorAdvice Missing(string code) => Advice(
        $"请求中的资源不存在（{code}）。", $"A resource named in the call does not exist ({code}).",
        "刷新页面查看资源是否已在别处被删除。", "Refresh to see whether it was deleted elsewhere.");

    public static CloudErrorAdvice NotAllowed(string code) => Advice(
        $"账号状态或权限不允许此操作（{code}）。", $"The account's state or rights do not allow this ({code}).",
        "检查账号余额与 RAM 权限，然后继续运行。", "Check the account's balance and RAM rights, then resume the run.");

    public static CloudErrorAdvice Refused(string code) => Advice(
        $"阿里云拒绝了一个参数（{code}）。", $"The cloud refused a parameter ({code}).",
        "按阿里云返回的信息改正对应字段，重新生成计划。", "Correct the field that the cloud's message names and plan again.");

    public static CloudErrorAdvice Unknown(string code) => Advice(
        $"阿里云返回了未收录的错误码 {code}。", $"The cloud answered with {code}, a code this version does not know.",
        "查看阿里云返回的信息，并凭 RequestId 在诊断页面查询。", "Read the cloud's message and look the RequestId up on the cloud's troubleshooting page.");

    private static CloudErrorAdvice TokenReused => Advice(
        "同一幂等令牌此前已用于参数不同的请求。", "The same ClientToken was used before with other parameters.",
        "先核对资源是否已创建；参数确需变更时重新生成计划。", "See first whether the resource exists; plan again if the parameters are meant to differ.");

    private static CloudErrorAdvice MissingRight => Advice(
        "当前 AccessKey 没有执行此操作的 RAM 权限。", "The access key lacks the RAM right for this operation.",
        "为该 RAM 用户授予此操作的权限（错误信息中有操作名），然后继续运行。", "Grant the RAM user this operation (the message names it), then resume the run.");

    private static CloudErrorAdvice Unanswered(string zh, string en) => Advice(
        zh + "操作可能已经生效。", en + " The call may have taken effect.",
        "无需操作：会先查询资源是否已存在，再决定是否重试。", "Nothing to do: the resource is looked up before anything is tried again.");

    private static CloudErrorAdvice Advice(string causeZh, string causeEn, string actZh, string actEn) =>
        new(new BilingualText(causeZh, causeEn), new BilingualText(actZh, actEn));
}
