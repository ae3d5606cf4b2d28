using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>XFRM interfaces, addresses, uplinks, forwarding, MSS and what keeps packets out of the clear. May run any number of times.</summary>
internal static class InterfacesScript
{
    public const string FileName = "interfaces.sh";

    public static ShellText Build(ExportContext context, DeviceView view) => ShellText.Of($$"""
        #!/bin/sh
        {{new ShellComment(ExportHeader.Short(context, view, "隧道接口、地址、出口与保底路由，可重复执行", "tunnel interfaces, addresses, uplinks and fallback routes; may run again"))}}
        set -eu

        {{new ShellComment(context.Language.Pick("留空即取持有下列公网 IP 的接口；设备在 NAT 之后时填写接口名，并把 swanctl.conf 的 local_addrs 改为私网地址", "empty: the interface that holds the public IP below; behind NAT name it here and put the private address into local_addrs of swanctl.conf"))}}
        WAN1=
        WAN2=
        {{new ShellComment(context.Language.Pick("留空即取该接口默认路由的下一跳", "empty: the next hop of that interface's default route"))}}
        GATEWAY1=
        GATEWAY2=
        {{Answer(context, view)}}
        holder() {
          {{new ShellComment(context.Language.Pick("输出形如 2: eth0    inet 203.0.113.1/24，第二个词是接口", "prints 2: eth0    inet 203.0.113.1/24; the second word is the interface"))}}
          set -- $(ip -o -4 addr show to "$1/32")
          echo "${2:-}"
        }

        add() {
          [ -n "$3" ] || { echo "{{Refusal(context.Language)}}$4" >&2; exit 1; }
          ip link show dev "$1" >/dev/null 2>&1 || ip link add "$1" type xfrm dev "$3" if_id "$2"
          [ -z "${5:-}" ] || ip addr replace "$5" dev "$1"
          ip link set dev "$1" mtu {{DeviceNames.Mtu}} up
          sysctl -q -w "net.ipv4.conf.$1.rp_filter=2"
          sysctl -q -w "net.ipv4.conf.$1.send_redirects=0"
        }

        {{UplinkScript.Function(context.Language)}}

        {{ShellText.Lines(view.Tunnels.Select(AddLine))}}
        {{ShellText.Lines(view.Tunnels.Select(UplinkScript.Call))}}
        sysctl -q -w net.ipv4.ip_forward=1
        {{Routes(context, view)}}
        {{new ShellComment(context.Language.Pick("TCP MSS 按隧道 MTU 收紧；没有 nft 时跳过", "TCP MSS follows the tunnel's MTU; skipped without nft"))}}
        {{Clamp()}}

        """);

    private static ShellText AddLine(DeviceTunnel tunnel) => ShellText.Of(
        $$"""add {{DeviceNames.Interface(tunnel.Role)}} {{DeviceNames.IfId(tunnel.Role)}} "${WAN{{tunnel.Index}}:-$(holder {{tunnel.DeviceIp}})}" {{tunnel.DeviceIp}}{{InsideAddress(tunnel)}}""");

    private static ShellText InsideAddress(DeviceTunnel tunnel) =>
        tunnel.Inside is { } inside ? ShellText.Of($" {inside.DeviceIp}/{inside.Network.PrefixLength}") : new("");

    private static ShellText Refusal(ExportLanguage language) =>
        new(language.Pick("没有接口持有该公网 IP，请填写 WAN1/WAN2：", "no interface holds this public IP, fill in WAN1/WAN2: "));

    /// <summary>With BGP all of this is the business of FRR: a route of the kernel would win over what it learns.</summary>
    private static ShellText Routes(ExportContext context, DeviceView view) => view.Routing == DeviceRouting.Bgp ? new("") : ShellText.Of($"""
        {HealthRoutes(context, view)}
        {new ShellComment(context.Language.Pick("两条隧道都中断时，去往 VPC 的报文被丢弃，不会经默认路由明文流出", "while both tunnels are down, packets for the VPC are dropped and never leave in the clear by the default route"))}
        {ShellText.Lines(view.VpcSubnets.Select(subnet => ShellText.Of($"ip route replace blackhole {subnet} metric {DeviceNames.BlackholeMetric}")))}

        """);

    private static ShellText Answer(ExportContext context, DeviceView view) => !view.IsClassic ? new("") : ShellText.Of($"""
        {new ShellComment(context.Language.Pick("健康检查的目的 IP 必须应答 ping；没有主机持有它时改为 yes，由设备自己应答", "the health checks' destination must answer a ping; yes: no host holds it, so the device itself answers"))}
        ANSWER=no

        """);

    private static ShellText HealthRoutes(ExportContext context, DeviceView view)
    {
        var checks = view.Tunnels.Where(tunnel => tunnel.HealthCheck is not null).Select(tunnel => (tunnel.Role, Check: tunnel.HealthCheck!)).ToList();
        return checks.Count == 0 ? new("") : ShellText.Of($$"""

            {{new ShellComment(context.Language.Pick("健康检查的应答必须从问来的隧道返回，因此每个源 IP 一条 /32 路由", "an answer to a health check must go back through the tunnel that asked, hence a /32 route for each source IP"))}}
            {{ShellText.Lines(checks.Select(one => ShellText.Of($"ip route replace {one.Check.Source}/32 dev {DeviceNames.Interface(one.Role)}")))}}
            if [ "$ANSWER" = yes ]; then
              ip link show dev {{DeviceNames.AnsweringInterface}} >/dev/null 2>&1 || ip link add {{DeviceNames.AnsweringInterface}} type dummy
            {{ShellText.Lines(checks.Select(one => one.Check.Destination).Distinct().Select(ip => ShellText.Of($"  ip addr replace {ip}/32 dev {DeviceNames.AnsweringInterface}")))}}
              ip link set dev {{DeviceNames.AnsweringInterface}} up
            fi

            """);
    }

    private static ShellText Clamp() => ShellText.Of($$"""
        if command -v nft >/dev/null 2>&1; then
          nft -f - <<'RULES' || echo "nft: MSS" >&2
        table inet vpnportal
        delete table inet vpnportal
        table inet vpnportal {
          chain forward {
            type filter hook forward priority mangle; policy accept;
            oifname "alivpn*" tcp flags & (syn|rst) == syn tcp option maxseg size set {{DeviceNames.Mss}}
            iifname "alivpn*" tcp flags & (syn|rst) == syn tcp option maxseg size set {{DeviceNames.Mss}}
          }
        }
        RULES
        fi
        """);
}
