namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>Looks and changes nothing; only the argument <c>rekey</c> renews the children, which alone proves the PFS group.</summary>
internal static class VerifyScript
{
    public const string FileName = "verify.sh";

    public static ShellText Build(ExportContext context, DeviceView view) => ShellText.Of($$"""
        #!/bin/sh
        {{new ShellComment(ExportHeader.Short(context, view, "检查；verify.sh rekey 另外验证 PFS", "checks; verify.sh rekey proves PFS, too"))}}
        {{new ShellComment(context.Language.Pick("预期：两条连接各有一行 ESTABLISHED 和一行 INSTALLED, TUNNEL", "expected: ESTABLISHED and INSTALLED, TUNNEL once for each of the two connections"))}}
        swanctl --list-sas
        {{(view.Routing == DeviceRouting.Bgp ? Learned(context, view) : Static(context, view))}}
        {{new ShellComment(context.Language.Pick("预期：从各自的公网接口发出", "expected: each leaves by its own WAN interface"))}}
        {{ShellText.Lines(view.Tunnels.Select(tunnel => ShellText.Of($"ip -4 route get {tunnel.AlibabaIp} from {tunnel.DeviceIp}")))}}
        {{Health(context, view)}}{{new ShellComment(context.Language.Pick("预期：有业务时主隧道接口计数增长", "expected: the master's counters grow while there is traffic"))}}
        {{ShellText.Lines(view.Tunnels.Select(tunnel => ShellText.Of($"ip -s link show dev {DeviceNames.Interface(tunnel.Role)}")))}}

        if [ "${1:-}" = rekey ]; then
          {{new ShellComment(context.Language.Pick("swanctl 总说成功，请看随后的列表：SPI 已更换、时间归零才算通过；否则两端 PFS 组不一致", "swanctl always says success; look at the list: new SPIs and a fresh age mean passed, else the PFS groups differ"))}}
        {{ShellText.Lines(view.Tunnels.Select(tunnel => ShellText.Of($"  swanctl --rekey --child {DeviceNames.Connection(tunnel.Role)}")))}}
          sleep 3
          swanctl --list-sas
        fi

        """);

    private static ShellText Static(ExportContext context, DeviceView view) => ShellText.Of($"""
        {new ShellComment(context.Language.Pick("预期：每个网段三行，经 alivpn1 metric 100、alivpn2 metric 200、blackhole metric 4096", "expected: three lines per network, by alivpn1 metric 100, alivpn2 metric 200, blackhole metric 4096"))}
        {ShellText.Lines(view.VpcSubnets.Select(subnet => ShellText.Of($"ip -4 route show {subnet}")))}
        """);

    private static ShellText Learned(ExportContext context, DeviceView view) => ShellText.Of($"""
        {new ShellComment(context.Language.Pick("预期：两个邻居都显示收到的前缀数（数字），而不是 Active、Connect 或 Idle", "expected: both neighbours show a number of prefixes received, not Active, Connect or Idle"))}
        vtysh -c 'show bgp ipv4 unicast summary'
        {new ShellComment(context.Language.Pick("预期：VPC 的前缀经 alivpn1（proto bgp），其后是 blackhole", "expected: the VPC's prefixes by alivpn1 (proto bgp), and the black hole behind them"))}
        {ShellText.Lines(view.VpcSubnets.Select(subnet => ShellText.Of($"ip -4 route show root {subnet}")))}
        {new ShellComment(context.Language.Pick("预期：本端网段出现在发给两个邻居的列表中", "expected: the own networks stand in what is announced to both neighbours"))}
        {ShellText.Lines(view.Tunnels.Select(tunnel => ShellText.Of($"vtysh -c 'show bgp ipv4 unicast neighbors {tunnel.Inside!.AlibabaIp} advertised-routes'")))}
        """);

    private static ShellText Health(ExportContext context, DeviceView view) => !view.IsClassic ? new("") : ShellText.Of($"""
        {new ShellComment(context.Language.Pick("预期：每个健康检查源 IP 经自己的隧道；目的 IP 有应答", "expected: each health check's source by its own tunnel; the destination answers"))}
        {ShellText.Lines(view.Tunnels.Select(tunnel => ShellText.Of($"ip -4 route get {tunnel.HealthCheck!.Source}")))}
        {ShellText.Lines(view.Tunnels.Select(tunnel => tunnel.HealthCheck!.Destination).Distinct().Select(ip => ShellText.Of($"ping -c 3 -W 2 {ip}")))}

        """);
}
