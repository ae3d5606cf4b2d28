namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>
/// How <c>frr.conf</c> gets into a device and out again. It is added to what FRR does already; where FRR speaks BGP already, merging is
/// a decision for people.
/// </summary>
internal static class FrrSteps
{
    /// <summary>What FRR's configuration was before; its presence tells that ours was added.</summary>
    public const string Before = "frr.before";

    private const string DaemonsBefore = "frr.daemons.before";

    /// <summary>Before anything is touched.</summary>
    public static ShellText Check(ExportContext context, DeviceView view) => view.Routing != DeviceRouting.Bgp ? new("") : ShellText.Of($$"""
        command -v vtysh >/dev/null || { echo "{{Text(context, "没有安装 FRR（apt-get install frr）", "FRR is not installed (apt-get install frr)")}}" >&2; exit 1; }
        said=$(vtysh -C -f {{FrrConfiguration.FileName}} 2>&1) || { echo "{{FrrConfiguration.FileName}}: $said" >&2; exit 1; }
        {{new ShellComment(context.Language.Pick("本机 FRR 已在使用 BGP 时，请人工合并 frr.conf，再以 FRR=merged sh setup.sh 执行", "where FRR speaks BGP already, merge frr.conf by hand and run FRR=merged sh setup.sh"))}}
        if [ "${FRR:-}" != merged ] && [ ! -e "$folder/{{Before}}" ] && grep -qs '^router bgp' {{DeviceNames.InstalledRouting}} && ! cmp -s {{FrrConfiguration.FileName}} {{DeviceNames.InstalledRouting}}; then
          echo "{{Text(context, "已有 BGP 配置，请人工合并后以 FRR=merged sh setup.sh 执行：", "there is a BGP configuration already; merge by hand, then run FRR=merged sh setup.sh: ")}}{{DeviceNames.InstalledRouting}}" >&2
          exit 1
        fi

        """);

    public static ShellText Install(ExportContext context, DeviceView view) => view.Routing != DeviceRouting.Bgp ? new("") : ShellText.Of($$"""

        if [ "${FRR:-}" != merged ]; then
          if [ ! -e "$folder/{{Before}}" ]; then
            if cmp -s {{FrrConfiguration.FileName}} {{DeviceNames.InstalledRouting}} || [ ! -e {{DeviceNames.InstalledRouting}} ]; then
              : > "$folder/{{Before}}"
            else
              cp {{DeviceNames.InstalledRouting}} "$folder/{{Before}}"
            fi
            [ ! -e {{DeviceNames.RoutingDaemons}} ] || cp {{DeviceNames.RoutingDaemons}} "$folder/{{DaemonsBefore}}"
          fi
          cat "$folder/{{Before}}" {{FrrConfiguration.FileName}} > "$folder/frr.new"
          install -m 640 -o frr -g frr "$folder/frr.new" {{DeviceNames.InstalledRouting}}
          rm -f "$folder/frr.new"
          [ ! -e {{DeviceNames.RoutingDaemons}} ] || sed -i 's/^bgpd=no/bgpd=yes/' {{DeviceNames.RoutingDaemons}}
        fi
        systemctl restart frr || echo "{{Text(context, "请手动重启 FRR", "restart FRR yourself")}}" >&2

        """);

    public static ShellText Remove(ExportContext context, DeviceView view) => view.Routing != DeviceRouting.Bgp ? new("") : ShellText.Of($$"""

        if [ -e "$folder/{{Before}}" ]; then
          {{new ShellComment(context.Language.Pick("还原为安装前的配置；安装之后的改动留在 frr.conf.vpnportal 中", "back to what was there before; changes made since are kept in frr.conf.vpnportal"))}}
          cp -p {{DeviceNames.InstalledRouting}} {{DeviceNames.InstalledRouting}}.vpnportal
          install -m 640 -o frr -g frr "$folder/{{Before}}" {{DeviceNames.InstalledRouting}}
          [ ! -e "$folder/{{DaemonsBefore}}" ] || cat "$folder/{{DaemonsBefore}}" > {{DeviceNames.RoutingDaemons}}
          rm -f "$folder/{{Before}}" "$folder/{{DaemonsBefore}}"
          systemctl restart frr
        fi
        """);

    private static ShellText Text(ExportContext context, string zh, string en) => new(context.Language.Pick(zh, en));
}
