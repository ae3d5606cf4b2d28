using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation;

/// <summary>One thing that must hold. A rule reads, never changes, and reports every breach that it finds.</summary>
public interface IDraftRule
{
    /// <summary>All breaches in the draft; none when the values it needs cannot be read, since another rule says that.</summary>
    IEnumerable<Diagnostic> Check(DraftReading draft);
}
