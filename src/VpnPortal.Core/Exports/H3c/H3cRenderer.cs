using VpnPortal.Core.Exports.Vrp;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.H3c;

/// <summary>Commands for an H3C router or firewall with Comware 7 in the place of the peer: route-based IPsec with two tunnel interfaces.</summary>
public sealed class H3cRenderer : IConfigRenderer
{
    /// <inheritdoc/>
    public string Key => ComwareDevice.DeviceKey;

    /// <inheritdoc/>
    public BilingualText Name => new("H3C（Comware 7）", "H3C (Comware 7)");

    /// <inheritdoc/>
    public BilingualText Description => new(
        "H3C 路由器与防火墙（Comware 7）的命令：隧道、路由或 BGP、NQA 与 Track 切换、检查与撤销。",
        "Commands for H3C routers and firewalls (Comware 7): tunnels, routes or BGP, failover by NQA and track, checks and rollback.");

    /// <inheritdoc/>
    public string FileName => "h3c-comware7.txt";

    /// <inheritdoc/>
    public string MediaType => VrpExport.MediaType;

    /// <inheritdoc/>
    public bool NeedsSecrets => true;

    /// <inheritdoc/>
    public ExportOutcome<RenderedExport> Render(ExportContext context) => VrpExport.Render(new ComwareDevice(), FileName, context);
}
