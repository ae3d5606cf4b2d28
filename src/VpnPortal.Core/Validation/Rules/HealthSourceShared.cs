using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Each connection needs a source of its own, or the answers to one check count for the other.</summary>
public sealed class HealthSourceShared : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var source = draft.Text(FieldPaths.HealthSource(TunnelRole.Slave));
        if (source.Length == 0 || source != draft.Text(FieldPaths.HealthSource(TunnelRole.Master)) || !Cidr.TryParseAddress(source, out _)) yield break;
        yield return new Diagnostic(
            "health-source-shared", Severity.Error, FieldPaths.HealthSource(TunnelRole.Slave),
            new($"两个IPsec连接的健康检查使用同一个源地址 {source}，应答无法区分来自哪个连接，一个中断时检查可能仍显示正常，不会切换。", $"The health checks of both IPsec connections have the source {source}; nobody can tell whose answer came, so a check may look well while its connection is down, and nothing fails over."),
            new("请为备用连接填写另一个源地址。", "Enter another source for the second connection."));
    }
}
