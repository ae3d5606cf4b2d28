using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation;

/// <summary>One thing that must hold. A rule reads, never changes, and reports every breach that it finds.</summary>
public interface IDraftRule
{
    /// <summary>All breaches in the draft; none when the values it needs cannot be read, since another rule says that.</summary>
    IEnumerable<Diagnostic> Check(DraftReading draft);
}

/// <summary>A rule about the account as it is at this moment. It decides whether a run may start, and says nothing of a draft that is built.</summary>
public interface IPreflightRule : IDraftRule
{
    /// <summary>Without what it looks for not even a draft that is built can be read.</summary>
    bool MattersWhenBuilt => false;

    /// <summary>It stands in the way of a change as much as of a first run: it does not count what the deployment has already.</summary>
    bool MattersForChanges => MattersWhenBuilt;
}
