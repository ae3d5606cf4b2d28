using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;

namespace VpnPortal.Core.Progress;

/// <summary>What a step does at present, as people say it.</summary>
public enum StepPhase
{
    /// <summary>Cannot begin before other steps are done, see <see cref="StepRow.WaitsFor"/>.</summary>
    Waiting,

    /// <summary>Could begin, but another write on its gateway is under way, see <see cref="StepRow.WaitsFor"/>.</summary>
    Queued,

    /// <summary>The cloud said not now; it is tried again at <see cref="StepRow.NotBefore"/>.</summary>
    Deferred,

    /// <summary>A call is on its way or its resource matures.</summary>
    Working,

    /// <summary>The outcome of a call is being looked up.</summary>
    LookedUp,

    /// <summary>The run ended before it could begin, because somebody cancelled it.</summary>
    NotBegun,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Stopped until somebody acts.</summary>
    Failed,

    /// <summary>Will not begin because a step before it failed, see <see cref="StepRow.WaitsFor"/>.</summary>
    Blocked,
}

/// <summary>One row of a run's time line.</summary>
/// <param name="Step">What was planned.</param>
/// <param name="State">What the journal tells of it.</param>
/// <param name="WaitsFor">What it waits for or is blocked by; empty in other phases.</param>
/// <param name="IsCritical">The run cannot end earlier than along this step.</param>
/// <param name="Usual">How long such a step usually takes.</param>
public sealed record StepRow(
    PlanStep Step, StepState State, StepPhase Phase, EquatableArray<PlanStep> WaitsFor, bool IsCritical, UsualDuration Usual)
{
    /// <summary>Its address.</summary>
    public ResourceAddress Address => Step.Address;

    /// <summary>When the step began for the first time.</summary>
    public DateTimeOffset? StartedAt => State.StartedAt;

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt => State.FinishedAt;

    /// <summary>Earliest next try while it is put off.</summary>
    public DateTimeOffset? NotBefore => Phase == StepPhase.Deferred ? State.NotBefore : null;

    /// <summary>True while time counts.</summary>
    public bool IsUnderWay => Phase is StepPhase.Working or StepPhase.LookedUp or StepPhase.Deferred;
}
