using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The probe needs a source to which the data centre has a route back.</summary>
public sealed class HealthSourceOutsideVpc : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in TunnelRoles.Both
        let path = FieldPaths.HealthSource(role)
        let networks = draft.One.Networks
        where networks.Count > 0 && Cidr.TryParseAddress(draft.Text(path), out var address) && !networks.Any(network => network.Contains(address))
        select new Diagnostic(
            "health-source-outside-vpc", Severity.Error, path,
            new($"健康检查的源地址 {draft.Text(path)} 不在 VPC 的互通网段（{string.Join('、', networks)}）内，本地数据中心没有回程路由，检查会一直失败。", $"The source {draft.Text(path)} of the health check is not within the networks of the VPC ({networks.Listed()}); the data centre has no route back to it, and the check keeps failing."),
            new("请填写 VPC 互通网段内一个未被占用的地址。", "Enter an address within the networks of the VPC that nothing else uses."));
}
