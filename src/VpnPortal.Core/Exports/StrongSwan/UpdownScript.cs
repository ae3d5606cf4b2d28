namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>
/// Static failover of the device: an XFRM interface stays up without its SAs, so metrics alone never fail over; the route has
/// to come and go with the tunnel.
/// </summary>
internal static class UpdownScript
{
    public const string FileName = "updown.sh";

    public static ShellText Build(ExportContext context, DeviceView view) => ShellText.Of($$"""
        #!/bin/sh
        {{new ShellComment(ExportHeader.Short(context, view, "路由随隧道增删，度量值小者优先（主隧道）", "a route lives as long as its tunnel; the lower metric wins (master)"))}}
        case "$PLUTO_VERB:$PLUTO_IF_ID_OUT" in
        {{ShellText.Lines(view.Tunnels.Select(tunnel => Cases(view, tunnel)))}}
        esac
        exit 0

        """);

    /// <summary>The route of a tunnel, as <c>ip route</c> takes it.</summary>
    public static ShellText Route(Primitives.Cidr subnet, DeviceTunnel tunnel) =>
        ShellText.Of($"{subnet} dev {DeviceNames.Interface(tunnel.Role)} metric {DeviceNames.Metric(tunnel.Role)}");

    private static ShellText Cases(DeviceView view, DeviceTunnel tunnel) => ShellText.Of($$"""
          up-client:{{DeviceNames.IfId(tunnel.Role)}})
        {{ShellText.Lines(view.VpcSubnets.Select(subnet => ShellText.Of($"    ip route replace {Route(subnet, tunnel)}")))}}
            ;;
          down-client:{{DeviceNames.IfId(tunnel.Role)}})
        {{ShellText.Lines(view.VpcSubnets.Select(subnet => ShellText.Of($"    ip route del {Route(subnet, tunnel)}")))}}
            ;;
        """);
}
