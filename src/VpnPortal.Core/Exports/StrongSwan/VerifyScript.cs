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
        {{new ShellComment(context.Language.Pick("预期：每个网段三行，经 alivpn1 metric 100、alivpn2 metric 200、blackhole metric 4096", "expected: three lines per network, by alivpn1 metric 100, alivpn2 metric 200, blackhole metric 4096"))}}
        {{ShellText.Lines(view.VpcSubnets.Select(subnet => ShellText.Of($"ip -4 route show {subnet}")))}}
        {{new ShellComment(context.Language.Pick("预期：从各自的公网接口发出；若第二行不是，则需要按源地址的策略路由（ip rule）", "expected: each leaves by its own WAN interface; if the second does not, it needs a source-based ip rule"))}}
        {{ShellText.Lines(view.Tunnels.Select(tunnel => ShellText.Of($"ip -4 route get {tunnel.AlibabaIp} from {tunnel.DeviceIp}")))}}
        {{new ShellComment(context.Language.Pick("预期：有业务时主隧道接口计数增长", "expected: the master's counters grow while there is traffic"))}}
        {{ShellText.Lines(view.Tunnels.Select(tunnel => ShellText.Of($"ip -s link show dev {DeviceNames.Interface(tunnel.Role)}")))}}

        if [ "${1:-}" = rekey ]; then
          {{new ShellComment(context.Language.Pick("swanctl 总说成功，请看随后的列表：SPI 已更换、时间归零才算通过；否则两端 PFS 组不一致", "swanctl always says success; look at the list: new SPIs and a fresh age mean passed, else the PFS groups differ"))}}
        {{ShellText.Lines(view.Tunnels.Select(tunnel => ShellText.Of($"  swanctl --rekey --child {DeviceNames.Connection(tunnel.Role)}")))}}
          sleep 3
          swanctl --list-sas
        fi

        """);
}
