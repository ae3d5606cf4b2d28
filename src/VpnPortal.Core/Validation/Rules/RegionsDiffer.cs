using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Between two regions the Internet decides the quality of a VPN, so the operator should know of CEN.</summary>
public sealed class RegionsDiffer : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var (one, two) = (draft.One.RegionId, draft.Two.RegionId);
        if (one.Length == 0 || two.Length == 0 || one == two || RegionsCrossBorder.Crosses(one, two)) yield break;
        yield return new Diagnostic(
            "regions-differ", Severity.Warning, FieldPaths.Region(SideKey.Two),
            new($"{one} 与 {two} 是不同的地域，跨地域 IPsec-VPN 的时延和丢包取决于公网质量。", $"{one} and {two} are different regions; across regions the Internet decides the latency and loss of an IPsec VPN."),
            new("推荐改用云企业网（CEN）连接两个 VPC，如业务可以接受公网质量，可以继续。", "Prefer Cloud Enterprise Network (CEN) for these VPCs; go on if the quality of the Internet is good enough for you."));
    }
}
