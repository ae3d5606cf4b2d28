using VpnPortal.Core.Exports.Vrp;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.HuaweiUsg;

/// <summary>Commands for a Huawei USG6000 firewall in the place of the peer: route-based IPsec with two tunnel interfaces.</summary>
public sealed class HuaweiUsgRenderer : IConfigRenderer
{
    /// <inheritdoc/>
    public string Key => UsgDevice.DeviceKey;

    /// <inheritdoc/>
    public BilingualText Name => new("华为 USG 防火墙", "Huawei USG firewall");

    /// <inheritdoc/>
    public BilingualText Description => new(
        "USG6000（V500R、V600R）的命令：隧道、安全策略、路由或 BGP、IP-Link 切换、检查与撤销。",
        "Commands for USG6000 (V500R, V600R): tunnels, security policy, routes or BGP, failover by IP-Link, checks and rollback.");

    /// <inheritdoc/>
    public string FileName => "huawei-usg.txt";

    /// <inheritdoc/>
    public string MediaType => VrpExport.MediaType;

    /// <inheritdoc/>
    public bool NeedsSecrets => true;

    /// <inheritdoc/>
    public ExportOutcome<RenderedExport> Render(ExportContext context) => VrpExport.Render(new UsgDevice(), FileName, context);
}
