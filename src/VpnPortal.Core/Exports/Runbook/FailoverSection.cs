using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>The documented test of high availability, restored at its end, and its note about devices that cannot switch.</summary>
internal sealed class FailoverSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        yield return page.H2("主备切换测试", "Failover test");
        yield return page.P(
            $"会短暂中断业务，请在变更窗口内进行。先确认两条隧道都已协商成功，否则不要开始。",
            $"It interrupts traffic for a moment: do it in a maintenance window. Do not start unless both tunnels are up.");
        yield return new ListBlock(IsOrdered: true, [Traffic(page), .. page.Classic is null ? ByRole(page) : ByHealthCheck(page)]);
        yield return page.H3("对端是本地设备时", "When the peer is an on-premises device");
        yield return page.P(
            $"主隧道中断后，从 VPC 去往本地的流量由阿里云自动切换到备隧道；从本地去往 VPC 的路径由本地设备的路由决定。若设备不能自动切换：用云监控监控主隧道，收到中断告警后手动把本地路由改到备隧道，主隧道恢复后再改回。门户导出的 strongSwan 配置自动切换{Mechanism(page)}。",
            $"When the master goes down, Alibaba Cloud moves the traffic from the VPC to the slave by itself; the way from the premises to the VPC is decided by the device's routes. If the device cannot switch by itself: monitor the master tunnel with CloudMonitor, on an alarm change the device's route to the slave by hand, and back once the master has recovered. The portal's strongSwan export switches by itself{Mechanism(page)}.");
    }

    private static MarkdownText Mechanism(RunbookPage page)
    {
        if (page.IsBgp) return page.T($"（FRR 的 BGP 会话）", $" (BGP sessions of FRR)");
        return page.Classic is null ? page.T($"（updown.sh）", $" (updown.sh)") : page.T($"（updown.sh 与跟随健康检查的 keepalive.sh）", $" (updown.sh, and keepalive.sh, which follows the health checks)");
    }

    private static MarkdownText Traffic(RunbookPage page)
    {
        var command = new MarkdownText(page.Site is null ? "`ping \"$PEER_ECS_IP\" -c 10000`" : "`ping \"$PEER_HOST_IP\" -c 10000`");
        return page.T($"登录 {page.PlaceOf(SideKey.One)} 内的 ECS，持续访问对端：{command}", $"On an ECS instance in {page.PlaceOf(SideKey.One)}, keep traffic going: {command}");
    }

    private static IEnumerable<MarkdownText> ByRole(RunbookPage page)
    {
        var connection = page.Sides[0].Connection;
        yield return page.T(
            $"修改 {connection.Name} 主隧道（隧道 1，{page.Ip(SideKey.One, TunnelRole.Master)}）的预共享密钥：两端不一致，主隧道中断。原密钥先在门户中留存。",
            $"Change the pre-shared key of the master tunnel (tunnel 1, {page.Ip(SideKey.One, TunnelRole.Master)}) of {connection.Name}: the ends differ and the master goes down. Make sure first that the portal holds the old key.");
        yield return page.T(
            $"预期：通信短暂中断后自动恢复，流量改走隧道 2（{page.Ip(SideKey.One, TunnelRole.Slave)} ↔ {page.Ip(SideKey.Two, TunnelRole.Slave)}）。记录丢失的报文数与中断时长。",
            $"Expected: a short break, then traffic goes on through tunnel 2 ({page.Ip(SideKey.One, TunnelRole.Slave)} ↔ {page.Ip(SideKey.Two, TunnelRole.Slave)}). Note lost packets and the length of the break.");
        yield return page.T(
            $"把 {connection.Name} 隧道 1 的预共享密钥改回原值。预期：主隧道恢复，流量自动回切到隧道 1。",
            $"Set the key of tunnel 1 of {connection.Name} back. Expected: the master comes up and traffic falls back to tunnel 1 by itself.");
        yield return page.T(
            $"核对 {page.Names(page.Connections.Select(one => one.Name))} 的两条隧道均为协商成功，再结束变更。",
            $"End the change only when both tunnels of {page.Names(page.Connections.Select(one => one.Name))} are up again.");
    }

    private static IEnumerable<MarkdownText> ByHealthCheck(RunbookPage page)
    {
        var (first, second) = (page.Classic!.MasterConnection, page.Classic!.SlaveConnection);
        var seconds = first.HealthCheck.IntervalSeconds * first.HealthCheck.Retries;
        yield return page.T(
            $"修改 {first.Name}（权重 100）的预共享密钥：两端不一致，该隧道中断。原密钥先在门户中留存。",
            $"Change the pre-shared key of {first.Name} (weight 100): the ends differ and its tunnel goes down. Make sure first that the portal holds the old key.");
        yield return page.T(
            $"预期：约 {seconds} 秒后 {first.Name} 的健康检查失败，流量改走 {second.Name}（权重 0）。记录丢失的报文数与中断时长。",
            $"Expected: after about {seconds} s the health check of {first.Name} fails and traffic goes on through {second.Name} (weight 0). Note lost packets and the length of the break.");
        yield return page.T(
            $"把 {first.Name} 的预共享密钥改回原值。预期：隧道恢复，健康检查成功，流量回到 {first.Name}。",
            $"Set the key of {first.Name} back. Expected: the tunnel comes up, the health check succeeds, traffic returns to {first.Name}.");
        yield return page.T(
            $"核对两个 IPsec连接均为协商成功、健康检查均为成功，再结束变更。", $"End the change only when both IPsec connections are up and both health checks succeed.");
    }
}
