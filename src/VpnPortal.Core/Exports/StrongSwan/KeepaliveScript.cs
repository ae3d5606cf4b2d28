namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>A packet into each tunnel now and then. With the route gone no user traffic would ever trip the trap again.</summary>
internal static class KeepaliveScript
{
    public const string FileName = "keepalive.sh";

    public static ShellText Build(ExportContext context, DeviceView view) => ShellText.Of($$"""
        #!/bin/sh
        {{new ShellComment(ExportHeader.Short(context, view, "定期向两条隧道各发一个报文", "one packet into each tunnel now and then"))}}
        {{Why(context.Language)}}
        while sleep 5; do
        {{ShellText.Lines(view.Tunnels.Select(tunnel => ShellText.Of($"  ping -c 1 -W 2 -q -I {DeviceNames.Interface(tunnel.Role)} {tunnel.Inside!.AlibabaIp} >/dev/null 2>&1")))}}
        done

        """);

    public static ShellComment Why(ExportLanguage language) => new(language.Pick(
        "对端拒绝认证后 charon 不再重试；配合 start_action 中的 trap，报文会触发重新协商。没有回复也无妨",
        "charon does not retry after a refused authentication; with trap in start_action a packet makes it negotiate again. No reply is needed"));
}
