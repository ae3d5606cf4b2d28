using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The name of the data centre stands in exports and lists.</summary>
public sealed class SiteName : IDraftRule
{
    private static readonly NameLimits Limits = new("site-name", new("本地数据中心名称", "name of the data centre"), MinLength: 1, MaxLength: 100);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        draft.Two.IsSite ? Limits.Check(FieldPaths.SiteName, draft.Text(FieldPaths.SiteName)) : [];
}
