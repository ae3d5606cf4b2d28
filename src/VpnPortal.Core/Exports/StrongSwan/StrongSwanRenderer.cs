using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>swanctl configuration with XFRM interfaces for a router in the place of the peer, the scripts it needs, and FRR where routes come from BGP.</summary>
public sealed class StrongSwanRenderer : IConfigRenderer
{
    /// <inheritdoc/>
    public string Key => "strongswan";

    /// <inheritdoc/>
    public BilingualText Name => new("strongSwan（swanctl）", "strongSwan (swanctl)");

    /// <inheritdoc/>
    public BilingualText Description => new(
        "对端设备的 swanctl.conf，以及接口、路由（BGP 用 FRR）、切换、检查与撤销脚本（Debian 12，strongSwan 5.9.8）。",
        "swanctl.conf for the peer device with scripts for interfaces, routes (BGP by FRR), failover, checks and rollback (Debian 12, strongSwan 5.9.8).");

    /// <inheritdoc/>
    public string FileName => "swanctl.conf";

    /// <inheritdoc/>
    public string MediaType => "text/plain";

    /// <inheritdoc/>
    public bool NeedsSecrets => true;

    /// <inheritdoc/>
    public ExportOutcome<RenderedExport> Render(ExportContext context)
    {
        var device = context.Device();
        if (device.Value is not { } view) return ExportOutcome.Refused<RenderedExport>(device.Refusals);
        var problems = SwanctlTimers.Problems(view.Tunnels[0]).ToList();
        if (problems.Count > 0) return ExportOutcome.Refused<RenderedExport>(problems);
        // Side in the name: the exports for the two cloud sides are different devices.
        return ExportOutcome.Of(new RenderedExport(
            Key, $"vpnportal-strongswan-{view.CloudSide.Peer().Name()}", Files(context, view).ToEquatableArray()));
    }

    private IEnumerable<RenderedFile> Files(ExportContext context, DeviceView view)
    {
        var language = context.Language;
        yield return new RenderedFile(
            FileName, MediaType, language.Pick("两条隧道的连接与密钥", "connections and keys of both tunnels"),
            SwanctlWriter.Write([
                .. ExportHeader.Lines(context, view).Select(line => new SwanctlComment(line)),
                .. SwanctlConnections.Build(view, language, context.Secrets)]),
            HasSecrets: context.Secrets == SecretMode.Revealed);
        yield return new RenderedFile(
            DaemonSettings.FileName, MediaType, language.Pick("守护进程设置：失联判定", "daemon settings: when a peer counts as lost"),
            SwanctlWriter.Write(DaemonSettings.Build(context, view)));
        if (view.Routing == DeviceRouting.Bgp)
            yield return new RenderedFile(FrrConfiguration.FileName, MediaType, language.Pick("FRR 的 BGP 会话与路由策略", "BGP sessions and route policy for FRR"), FrrConfiguration.Build(context, view).Value);
        yield return Script(SetupScript.FileName, language.Pick("安装并启动", "install and start"), SetupScript.Build(context, view));
        yield return Script(InterfacesScript.FileName, language.Pick("接口、地址、出口与保底路由", "interfaces, addresses, uplinks and fallback routes"), InterfacesScript.Build(context, view));
        if (view.Routing == DeviceRouting.Static)
        {
            yield return Script(UpdownScript.FileName, language.Pick("路由随隧道切换", "routes follow the tunnels"), UpdownScript.Build(context, view));
            yield return Script(
                KeepaliveScript.FileName, view.IsClassic ? language.Pick("保持隧道，并跟随健康检查", "keepalive, and following the health checks") : language.Pick("保持隧道", "keepalive"),
                view.IsClassic ? FollowScript.Build(context, view) : KeepaliveScript.Build(context, view));
        }

        yield return new RenderedFile(DeviceNames.Unit, MediaType, language.Pick("systemd 单元", "systemd unit"), ServiceUnit.Build(context, view).Value);
        yield return Script(VerifyScript.FileName, language.Pick("检查", "checks"), VerifyScript.Build(context, view));
        yield return Script(RollbackScript.FileName, language.Pick("撤销", "rollback"), RollbackScript.Build(context, view));
    }

    private static RenderedFile Script(string name, string purpose, ShellText text) =>
        new(name, "text/x-shellscript", purpose, text.Value, IsExecutable: true);
}
