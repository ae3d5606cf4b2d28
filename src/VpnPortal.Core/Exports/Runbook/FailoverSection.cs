using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>The documented test of high availability, restored at its end, and its note about devices that cannot switch.</summary>
internal sealed class FailoverSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        var (one, two) = (page.Scenario.One, page.Scenario.Two);
        yield return page.H2("主备切换测试", "Failover test");
        yield return page.P(
            $"会短暂中断业务，请在变更窗口内进行。先确认两条隧道都已协商成功，否则不要开始。",
            $"It interrupts traffic for a moment: do it in a maintenance window. Do not start unless both tunnels are up.");
        yield return new ListBlock(IsOrdered: true,
        [
            page.T(
                $"登录 {one.Gateway.VpcName} 内的 ECS，持续访问对端：{new MarkdownText("`ping \"$PEER_ECS_IP\" -c 10000`")}",
                $"On an ECS instance in {one.Gateway.VpcName}, keep traffic going: {new MarkdownText("`ping \"$PEER_ECS_IP\" -c 10000`")}"),
            page.T(
                $"修改 {one.Connection.Name} 主隧道（隧道 1，{page.Ip(SideKey.One, TunnelRole.Master)}）的预共享密钥：两端不一致，主隧道中断。原密钥先在门户中留存。",
                $"Change the pre-shared key of the master tunnel (tunnel 1, {page.Ip(SideKey.One, TunnelRole.Master)}) of {one.Connection.Name}: the ends differ and the master goes down. Make sure first that the portal holds the old key."),
            page.T(
                $"预期：通信短暂中断后自动恢复，流量改走隧道 2（{page.Ip(SideKey.One, TunnelRole.Slave)} ↔ {page.Ip(SideKey.Two, TunnelRole.Slave)}）。记录丢失的报文数与中断时长。",
                $"Expected: a short break, then traffic goes on through tunnel 2 ({page.Ip(SideKey.One, TunnelRole.Slave)} ↔ {page.Ip(SideKey.Two, TunnelRole.Slave)}). Note lost packets and the length of the break."),
            page.T(
                $"把 {one.Connection.Name} 隧道 1 的预共享密钥改回原值。预期：主隧道恢复，流量自动回切到隧道 1。",
                $"Set the key of tunnel 1 of {one.Connection.Name} back. Expected: the master comes up and traffic falls back to tunnel 1 by itself."),
            page.T(
                $"核对 {one.Connection.Name} 与 {two.Connection.Name} 的两条隧道均为协商成功，再结束变更。",
                $"End the change only when both tunnels of {one.Connection.Name} and {two.Connection.Name} are up again."),
        ]);
        yield return page.H3("对端是本地设备时", "When the peer is an on-premises device");
        yield return page.P(
            $"主隧道中断后，从 VPC 去往本地的流量由阿里云自动切换到备隧道；从本地去往 VPC 的路径由本地设备的路由决定。若设备不能自动切换：用云监控监控主隧道，收到中断告警后手动把本地路由改到备隧道，主隧道恢复后再改回。门户导出的 strongSwan 配置用 updown.sh 自动切换。",
            $"When the master goes down, Alibaba Cloud moves the traffic from the VPC to the slave by itself; the way from the premises to the VPC is decided by the device's routes. If the device cannot switch by itself: monitor the master tunnel with CloudMonitor, on an alarm change the device's route to the slave by hand, and back once the master has recovered. The portal's strongSwan export switches by updown.sh.");
    }
}
