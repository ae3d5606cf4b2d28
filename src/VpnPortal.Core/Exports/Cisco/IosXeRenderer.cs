using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>Configuration of a Cisco router with IOS-XE: static virtual tunnel interfaces, probes and distances or BGP, checks and rollback.</summary>
public sealed class IosXeRenderer : IConfigRenderer
{
    /// <inheritdoc/>
    public string Key => "cisco-ios-xe";

    /// <inheritdoc/>
    public BilingualText Name => new("Cisco IOS-XE", "Cisco IOS-XE");

    /// <inheritdoc/>
    public BilingualText Description => new(
        "Cisco 路由器的 VTI 配置，含路由、切换（IP SLA 与 track，或 BGP）、检查命令与撤销（IOS-XE 17，未在设备上运行过）。",
        "VTI configuration for a Cisco router with routes, failover (IP SLA and track, or BGP), checks and rollback (IOS-XE 17; not run on a device).");

    /// <inheritdoc/>
    public string FileName => "cisco-ios-xe.cfg";

    /// <inheritdoc/>
    public string MediaType => "text/plain";

    /// <inheritdoc/>
    public bool NeedsSecrets => true;

    /// <inheritdoc/>
    public ExportOutcome<RenderedExport> Render(ExportContext context)
    {
        var device = context.Device();
        if (device.Value is not { } view) return ExportOutcome.Refused<RenderedExport>(device.Refusals);
        var first = view.Tunnels[0];
        // The keyring of IKEv2 also takes hex, which holds every key.
        var problems = IosXeSuite.Problems(first)
            .Concat(first.Ike.Version == "ikev1" ? CiscoKeys.NotBare(view, context.Secrets, IosXeSuite.Device) : []).ToList();
        return problems.Count > 0
            ? ExportOutcome.Refused<RenderedExport>(problems)
            : ExportOutcome.Of(CiscoFiles.Build(
                context, view, Key, FileName, Target(context, view), Configuration(context, view), IosXeChecks.Build(view, context.Language)));
    }

    private static List<CiscoItem> Configuration(ExportContext context, DeviceView view)
    {
        var language = context.Language;
        return
        [
            new CiscoSection(1, language.Pick("出口", "uplinks")),
            .. IosXeUplinks.Build(view, language),
            new CiscoSection(2, language.Pick("IKE（阶段 1）与预共享密钥", "IKE (phase 1) and pre-shared keys")),
            .. IosXeIke.Build(view, language, context.Secrets),
            new CiscoSection(3, language.Pick("IPsec（阶段 2）", "IPsec (phase 2)")),
            .. IosXeTunnels.Ipsec(view),
            new CiscoSection(4, language.Pick("隧道接口、MTU 与 MSS", "tunnel interfaces, MTU and MSS")),
            .. IosXeTunnels.Interfaces(view, language),
            new CiscoSection(5, language.Pick("路由与设备侧切换", "routes and the device's own failover")),
            .. IosXeRoutes.Build(view, language),
        ];
    }

    private static CiscoTarget Target(ExportContext context, DeviceView view) => new(
        "Cisco IOS-XE",
        new("适用版本：依据厂商文档为 IOS-XE 17.x 编写（静态 VTI）", "Release: written for IOS-XE 17.x (static VTI) from the vendor's documents"),
        view.Routing == DeviceRouting.Bgp
            ? new("隧道 1 为主、隧道 2 为备；阿里云侧自动切换并自动回切，设备侧由两条 BGP 会话选路", "Tunnel 1 is master, tunnel 2 slave; Alibaba Cloud fails over and back by itself, the router by two BGP sessions")
            : new("隧道 1 为主、隧道 2 为备；阿里云侧自动切换，设备侧由路由距离、接口状态和 IP SLA 探测切换", "Tunnel 1 is master, tunnel 2 slave; Alibaba Cloud fails over by itself, the router by distances, the state of its interfaces and IP SLA probes"),
        new([
            new(
                "占用的名称与编号：名称以 ALI 开头，Tunnel101、Tunnel102，ip sla 与 track 100–102，isakmp policy 101；若已被占用，请在三个文件中一并修改",
                "Taken: names that begin with ALI, Tunnel101 and Tunnel102, ip sla and track 100 to 102, isakmp policy 101; where one is in use already, change it in all three files"),
        ]),
        new([
            new("防火墙：公网接口双向放行 UDP 500、UDP 4500 与 ESP；使用区域防火墙时两个隧道接口须加入同一区域", "Firewall: the WAN access list lets UDP 500, UDP 4500 and ESP pass both ways; with a zone-based firewall both tunnel interfaces belong into one zone"),
            new("路由器位于 NAT 之后时，把 tunnel source、match address local 与 local-address 中的公网 IP 换成接口地址，identity local 不变", "Behind NAT put the interface's own address for the public IP in tunnel source, match address local and local-address; identity local stays"),
        ]),
        Keys(context, view));

    private static EquatableArray<BilingualText> Keys(ExportContext context, DeviceView view)
    {
        if (context.Secrets != SecretMode.Revealed)
        {
            return new([new(
                $"本文件不含预共享密钥（{PresharedKey.Mask}）：加载后在注释标出的位置输入，问号之前先按 Ctrl-V；在此之前隧道不会建立",
                $"This file holds no pre-shared keys ({PresharedKey.Mask}): enter each where a comment says so, Ctrl-V before a question mark; until then no tunnel comes up")]);
        }

        var warning = new BilingualText("本文件含预共享密钥明文：不要放进工单或邮件", "This file holds the pre-shared keys in clear: never into a ticket or a mail");
        return view.Tunnels[0].Ike.Version == "ikev2" && view.Tunnels.Any(tunnel => IosXeIke.NeedsHex(tunnel, context.Secrets))
            ? new([warning, new(
                "含问号等字符的密钥以 hex 形式写出，含义相同；换成只含字母和数字的密钥即可避免", "A key with a question mark or a keyword is written in hex, which means the same; a key of letters and digits avoids it")])
            : new([warning]);
    }
}
