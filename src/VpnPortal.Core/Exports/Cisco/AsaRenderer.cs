using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>Configuration of a Cisco ASA firewall: virtual tunnel interfaces, distances and a probe or BGP, checks and rollback.</summary>
public sealed class AsaRenderer : IConfigRenderer
{
    /// <inheritdoc/>
    public string Key => "cisco-asa";

    /// <inheritdoc/>
    public BilingualText Name => new("Cisco ASA", "Cisco ASA");

    /// <inheritdoc/>
    public BilingualText Description => new(
        "Cisco ASA 防火墙的 VTI 配置，含路由、切换（路由距离与 SLA 探测，或 BGP）、检查命令与撤销（ASA 9.16 以上，未在设备上运行过）。",
        "VTI configuration for a Cisco ASA firewall with routes, failover (distances and an SLA probe, or BGP), checks and rollback (ASA 9.16 or newer; not run on a device).");

    /// <inheritdoc/>
    public string FileName => "cisco-asa.cfg";

    /// <inheritdoc/>
    public string MediaType => "text/plain";

    /// <inheritdoc/>
    public bool NeedsSecrets => true;

    /// <inheritdoc/>
    public ExportOutcome<RenderedExport> Render(ExportContext context)
    {
        var device = context.Device();
        if (device.Value is not { } view) return ExportOutcome.Refused<RenderedExport>(device.Refusals);
        var problems = AsaSuite.Problems(view.Tunnels[0]).Concat(CiscoKeys.NotBare(view, context.Secrets, AsaSuite.Device)).Concat(OneKey(view, context.Secrets)).ToList();
        return problems.Count > 0
            ? ExportOutcome.Refused<RenderedExport>(problems)
            : ExportOutcome.Of(CiscoFiles.Build(
                context, view, Key, FileName, Target(context, view), Configuration(context, view), AsaChecks.Build(view, context.Language)));
    }

    /// <summary>The tunnel group is called like the peer, so two tunnels to one address share its key.</summary>
    private static IEnumerable<Diagnostic> OneKey(DeviceView view, SecretMode mode)
    {
        var (first, second) = (view.Tunnels[0], view.Tunnels[1]);
        if (mode != SecretMode.Revealed || first.AlibabaIp != second.AlibabaIp || Equals(first.Psk, second.Psk)) yield break;
        yield return new Diagnostic(
            "cisco-asa-one-key-per-peer", Severity.Error, FieldPaths.Psk(TunnelRole.Slave),
            new(
                $"两条隧道的对端都是 {first.AlibabaIp}，而 Cisco ASA 对一个对端只能保存一个预共享密钥。",
                $"Both tunnels go to {first.AlibabaIp}, and a Cisco ASA holds one pre-shared key for a peer."),
            new("请为两个连接设置相同的预共享密钥，或改用双隧道网关。", "Give both connections the same pre-shared key, or use a dual-tunnel gateway."));
    }

    private static List<CiscoItem> Configuration(ExportContext context, DeviceView view)
    {
        var language = context.Language;
        return
        [
            new CiscoSection(1, language.Pick("出口", "uplinks")),
            .. AsaTunnels.Uplinks(view, language),
            new CiscoSection(2, language.Pick("IKE（阶段 1）", "IKE (phase 1)")),
            .. AsaIke.Policy(view),
            new CiscoSection(3, language.Pick("IPsec（阶段 2）", "IPsec (phase 2)")),
            .. AsaTunnels.Ipsec(view),
            new CiscoSection(4, language.Pick("隧道组与预共享密钥", "tunnel groups and pre-shared keys")),
            .. AsaIke.Groups(view, language, context.Secrets),
            new CiscoSection(5, language.Pick("隧道接口与 MSS", "tunnel interfaces and MSS")),
            .. AsaTunnels.Interfaces(view, language),
            new CiscoSection(6, language.Pick("路由与设备侧切换", "routes and the device's own failover")),
            .. AsaRoutes.Build(view, language),
        ];
    }

    private static CiscoTarget Target(ExportContext context, DeviceView view) => new(
        "Cisco ASA",
        new("适用版本：依据厂商文档为 ASA 9.16 及以上编写（静态 VTI，单上下文、路由模式）", "Release: written for ASA 9.16 and newer (static VTI, single context, routed mode) from the vendor's documents"),
        view.Routing == DeviceRouting.Bgp
            ? new("隧道 1 为主、隧道 2 为备；阿里云侧自动切换并自动回切，设备侧由两条 BGP 会话选路", "Tunnel 1 is master, tunnel 2 slave; Alibaba Cloud fails over and back by itself, the ASA by two BGP sessions")
            : new("隧道 1 为主、隧道 2 为备；阿里云侧自动切换，设备侧由路由距离和接口状态切换，可再绑定 SLA 探测", "Tunnel 1 is master, tunnel 2 slave; Alibaba Cloud fails over by itself, the ASA by distances and the state of its interfaces, and by an SLA probe once that is bound"),
        new([
            new(
                "占用的名称与编号：名称以 ALI 开头，Tunnel91、Tunnel92，sla monitor 与 track 101，IKE policy 101，以网关地址命名的隧道组；若已被占用，请在三个文件中一并修改",
                "Taken: names that begin with ALI, Tunnel91 and Tunnel92, sla monitor and track 101, IKE policy 101, tunnel groups called like the gateway's addresses; where one is in use already, change it in all three files"),
        ]),
        new([
            new("防火墙：上游放行 UDP 500、UDP 4500 与 ESP；内网接口的访问列表须允许去往 VPC 的报文，来自 VPC 的报文依赖默认的 sysopt connection permit-vpn", "Firewall: UDP 500, UDP 4500 and ESP pass upstream; the inside access list lets packets for the VPC pass; those from the VPC rely on sysopt connection permit-vpn, the default"),
            new("NAT：作用于任意出口的转换规则会改写去往 VPC 的报文，须为两端网段加免转换规则。ASA 以接口地址作为身份，本配置不适用于 NAT 之后的 ASA", "NAT: a rule for any egress would translate packets for the VPC; exempt the networks of both ends. The ASA names itself by its interface's address, so this does not fit an ASA behind NAT"),
        ]),
        Keys(context, view));

    private static EquatableArray<BilingualText> Keys(ExportContext context, DeviceView view)
    {
        var shared = new BilingualText("两条隧道的对端是同一个地址，共用一个隧道组：两个连接的预共享密钥必须相同", "Both tunnels have one peer and share its tunnel group: the pre-shared keys of both connections have to be the same");
        var key = context.Secrets == SecretMode.Revealed
            ? new BilingualText("本文件含预共享密钥明文：不要放进工单或邮件", "This file holds the pre-shared keys in clear: never into a ticket or a mail")
            : new BilingualText(
                $"本文件不含预共享密钥（{PresharedKey.Mask}）：在注释标出的位置输入，密钥不能含问号；在此之前隧道不会建立",
                $"This file holds no pre-shared keys ({PresharedKey.Mask}): enter each where a comment says so, without a question mark in it; until then no tunnel comes up");
        return view.Tunnels[0].AlibabaIp == view.Tunnels[1].AlibabaIp ? new([key, shared]) : new([key]);
    }
}
