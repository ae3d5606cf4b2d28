using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A VPN gateway may not carry traffic across the border of mainland China.</summary>
public sealed class RegionsCrossBorder : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var (one, two) = (draft.One.RegionId, draft.Two.RegionId);
        if (!Crosses(one, two)) yield break;
        var (inside, outside) = IsMainland(one) ? (one, two) : (two, one);
        yield return new Diagnostic(
            "regions-cross-border", Severity.Error, FieldPaths.Region(SideKey.Two),
            new($"{inside} 位于中国内地，{outside} 位于中国内地以外，VPN网关不支持跨境连接。", $"{inside} is in mainland China and {outside} is outside it; VPN gateways do not support cross-border connections."),
            new("请改用云企业网（CEN）连接这两个 VPC，或选择同在境内或同在境外的两个地域。", "Use Cloud Enterprise Network (CEN) to join these VPCs, or choose two regions on the same side of the border."));
    }

    /// <summary>True when exactly one of two chosen regions is in mainland China.</summary>
    internal static bool Crosses(string one, string two) => one.Length > 0 && two.Length > 0 && IsMainland(one) != IsMainland(two);

    private static bool IsMainland(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) && !region.StartsWith("cn-hongkong", StringComparison.Ordinal);
}
