using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A connection's name must be one that the API takes.</summary>
public sealed class ConnectionName : IDraftRule
{
    private static readonly NameLimits Limits = new("connection-name", new("IPsec连接名称", "IPsec connection name"), MinLength: 1, MaxLength: 100);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        draft.Sides.SelectMany(side => Limits.Check(VpcToVpcFields.ConnectionName(side.Key), side.ConnectionName));
}
