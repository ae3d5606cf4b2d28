using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Proofs;

/// <summary>The words of <see cref="PingDiagnosis"/>.</summary>
internal static class PingFindings
{
    public static readonly PingFinding PathUnseen = new(
        "path-unseen",
        new("目前读不到网关、隧道或路由的状态，无法判断原因。", "Gateways, tunnels or routes cannot be seen at present, so the cause cannot be told."),
        new("等云连接恢复后再看；可在“设置”中测试连接。", "Look again when the cloud answers; the settings page can test the connection."));

    public static PingFinding CouldNotRun(PingProof ping) => ping.ErrorCode switch
    {
        "ClientNotRunning" or "ClientNotOnline" or "ClientIsNotReady" => new(
            "assistant-offline",
            new($"{ping.SourceName} 上的云助手没有运行，命令未执行。", $"Cloud Assistant is not running on {ping.SourceName}, so the command was not executed."),
            new("在实例上执行 systemctl start aliyun.service，或换一台云助手在线的实例。",
                "Run systemctl start aliyun.service on the instance, or choose one whose Cloud Assistant is online.")),
        "InstanceNotRunning" => new(
            "instance-stopped",
            new($"{ping.SourceName} 没有运行，命令未执行。", $"{ping.SourceName} is not running, so the command was not executed."),
            new("在 ECS 控制台启动实例后再测。", "Start the instance in the ECS console, then ping again.")),
        { } code => new(
            "command-refused",
            new($"云端没有执行命令（{code}）。", $"The cloud did not execute the command ({code})."),
            new("核对账号的云助手权限（ecs:RunCommand）和错误码，然后再测。",
                "Check the account's Cloud Assistant permission (ecs:RunCommand) and the code, then ping again.")),
        null => new(
            "no-figures",
            new("命令结束了，但没有输出 ping 的统计结果。", "The command ended without the closing figures of ping."),
            new("查看下方原始输出；源实例需要装有 ping 命令。", "Read the raw output below; the source instance needs the ping command.")),
    };

    public static PingFinding OutsideNetworks(PingProof ping) => new(
        "destination-outside",
        new($"目的地址 {ping.DestinationIp} 不在任一端的互通网段内，报文不会进入隧道。",
            $"{ping.DestinationIp} lies in neither side's networks, so the packets never enter a tunnel."),
        new("改用对端互通网段内的地址。", "Use an address inside the peer's networks."));

    public static PingFinding SameSide(PingProof ping) => new(
        "same-side",
        new($"源和目的 {ping.DestinationIp} 在同一端，报文不经过隧道。", $"Source and destination {ping.DestinationIp} are on the same side; the packets use no tunnel."),
        new("选择对端的实例作为目的。", "Choose an instance of the other side as the destination."));

    public static PingFinding GatewayNotActive(PathEnd end) => new(
        "gateway-not-active",
        new($"{end.GatewayName} 还不是“正常”状态。", $"{end.GatewayName} is not normal yet."),
        new("等待网关变为正常后再测；若持续不变，请在控制台查看是否欠费或被锁定。",
            "Wait until the gateway is normal. If it stays so, see in the console whether it is unpaid or locked."));

    public static PingFinding SomeLost(PingSummary summary) => new(
        "some-lost",
        new(FormattableString.Invariant($"隧道和路由正常，但丢了 {summary.Sent - summary.Received} 个包，多半是公网质量或刚发生切换。"),
            FormattableString.Invariant($"Tunnels and routes are fine, yet {summary.Sent - summary.Received} packets were lost: Internet quality, or a switch-over just now.")),
        new("再测一次 100 个包；若丢包持续，考虑用云企业网连接两端。", "Ping again with 100 packets; if the loss lasts, consider CEN between the sides."));

    /// <param name="site">The data centre where the destination is, null when it is in a VPC.</param>
    public static PingFinding DestinationSilent(PingProof ping, DataCentre? site) => new(
        "destination-silent",
        site is null
            ? new($"隧道和路由正常，但 {ping.DestinationIp} 没有回答：它可能没有运行，或安全组、系统防火墙不放行 ICMP。",
                $"Tunnels and routes are fine, but {ping.DestinationIp} is silent: it may be stopped, or its security group or firewall drops ICMP.")
            : new($"云端的隧道和路由正常，但 {ping.DestinationIp} 没有回答：它可能没有运行，或设备没有回程路由，或途中的防火墙不放行 ICMP。",
                $"Tunnels and routes are fine at the cloud's end, but {ping.DestinationIp} is silent: it may be stopped, the device may lack the route back, or a firewall drops ICMP."),
        site is null
            ? new("确认该地址在使用，并在两端安全组放行来自对端网段的 ICMP。", "Make sure the address is in use, and allow ICMP from the other side's networks in both security groups.")
            : new($"在 {site.Name} 的设备上检查：去往 VPC 网段的路由是否指向隧道，{ping.DestinationIp} 是否可达；再检查 VPC 安全组。",
                $"On the device in {site.Name}: does the route to the VPC point into the tunnels, and is {ping.DestinationIp} reachable? Then check the security group in the VPC."));
}
