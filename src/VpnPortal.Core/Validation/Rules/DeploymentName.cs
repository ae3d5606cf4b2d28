using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The name of a deployment stands in lists, files and the history, so it has to be short and visible.</summary>
public sealed class DeploymentName : IDraftRule
{
    private static readonly NameLimits Limits = new("deployment-name", new("部署名称", "deployment name"), MinLength: 1, MaxLength: 100);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        Limits.Check(FieldPaths.Name, draft.Text(FieldPaths.Name));
}
