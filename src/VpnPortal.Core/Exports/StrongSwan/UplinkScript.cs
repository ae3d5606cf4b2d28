namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>
/// Each tunnel leaves by the uplink that holds its public IP. Where the main table sends both by one uplink, the other's provider would
/// drop the foreign source address, so packets from that address get a table of their own.
/// </summary>
internal static class UplinkScript
{
    public static ShellText Function(ExportLanguage language) => ShellText.Of($$"""
        uplink() {
          {{new ShellComment(language.Pick("报文已从持有该公网 IP 的接口发出时什么也不做；否则为该源地址单独选路", "nothing to do when packets leave by the interface that holds the public IP; else that source address gets a table of its own"))}}
          wan=$(holder "$2")
          [ -n "$wan" ] || return 0
          case "$(ip -4 route get "$3" from "$2" 2>/dev/null) " in *" dev $wan "*) return 0 ;; esac
          hop=${4:+via $4}
          if [ -z "$hop" ]; then
            set -- "$1" "$2" "$3" "" $(ip -4 route show default dev "$wan")
            [ $# -gt 4 ] || { echo "{{Warning(language)}}$2" >&2; return 0; }
            [ "${6:-}" != via ] || hop="via $7"
          fi
          ip -4 route replace default $hop dev "$wan" table "$1"
          ip -4 rule del priority "$1" from "$2" lookup "$1" 2>/dev/null || true
          ip -4 rule add priority "$1" from "$2" lookup "$1"
        }
        """);

    public static ShellText Call(DeviceTunnel tunnel) => ShellText.Of(
        $$"""uplink {{DeviceNames.UplinkTable(tunnel.Role)}} {{tunnel.DeviceIp}} {{tunnel.AlibabaIp}} ${GATEWAY{{tunnel.Index}}}""");

    /// <summary>Removes table and rule, if they were made.</summary>
    public static ShellText Remove(DeviceTunnel tunnel) => ShellText.Of($"""
        ip -4 rule del priority {DeviceNames.UplinkTable(tunnel.Role)} from {tunnel.DeviceIp} lookup {DeviceNames.UplinkTable(tunnel.Role)} 2>/dev/null
        ip -4 route flush table {DeviceNames.UplinkTable(tunnel.Role)} 2>/dev/null
        """);

    private static ShellText Warning(ExportLanguage language) => new(language.Pick(
        "报文不从持有该公网 IP 的接口发出，请填写 GATEWAY1/GATEWAY2 后重新执行：",
        "packets do not leave by the interface that holds this public IP; fill in GATEWAY1/GATEWAY2 and run again: "));
}
