using VpnPortal.Core.Exports.Vrp;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.HuaweiAr;

/// <summary>Commands for a Huawei AR router in the place of the peer: route-based IPsec with two tunnel interfaces.</summary>
public sealed class HuaweiArRenderer : IConfigRenderer
{
    /// <inheritdoc/>
    public string Key => ArDevice.DeviceKey;

    /// <inheritdoc/>
    public BilingualText Name => new("华为 AR 路由器", "Huawei AR router");

    /// <inheritdoc/>
    public BilingualText Description => new(
        "AR（V200R010 起、V300R）的命令：隧道、路由或 BGP、NQA 切换、检查与撤销。",
        "Commands for AR (V200R010 on, V300R): tunnels, routes or BGP, failover by NQA, checks and rollback.");

    /// <inheritdoc/>
    public string FileName => "huawei-ar.txt";

    /// <inheritdoc/>
    public string MediaType => VrpExport.MediaType;

    /// <inheritdoc/>
    public bool NeedsSecrets => true;

    /// <inheritdoc/>
    public ExportOutcome<RenderedExport> Render(ExportContext context) => VrpExport.Render(new ArDevice(), FileName, context);
}
