using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A connection's name must be one that the API takes.</summary>
public sealed class ConnectionName : IDraftRule
{
    private static readonly NameLimits Limits = new("connection-name", new("IPsec连接名称", "IPsec connection name"), MinLength: 1, MaxLength: 100);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Sides
        from path in side.ConnectionNamePaths
        from finding in Limits.Check(path, draft.Text(path))
        select finding;
}
