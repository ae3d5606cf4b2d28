using VpnPortal.Core.Planning;

namespace VpnPortal.Core.Runs;

/// <summary>
/// When it is worth while to look at a region again for a run. Nothing is done in less than half of its documented shortest time; from there on the
/// wait is a fixed part of the time that has passed, so that what takes long is looked at seldom and nothing is noticed much later than it took.
/// </summary>
public static class LookPace
{
    /// <summary>Looking this often, relative to the time that has passed, costs half of that on average.</summary>
    private const double Part = 0.04;

    /// <summary>Time until the next look, zero for at once; null when the run waits for nothing in the region.</summary>
    /// <param name="timeScale">How many times faster than the real cloud's the connected cloud's clock runs: documented times are as many times shorter.</param>
    public static TimeSpan? UntilNext(Plan plan, RunState state, string regionId, DateTimeOffset now, double timeScale = 1)
    {
        var latest = plan.Steps.Where(step => step.Calls).Max(step => state[step.Address].FinishedAt);
        TimeSpan? soonest = null;
        foreach (var step in plan.Steps.Where(step => IsSeen(step) && step.RegionId == regionId && state[step.Address].Status == StepStatus.Maturing))
        {
            var wait = Wait(step, now - Since(step, state[step.Address].AcceptedAt ?? now, latest), timeScale);
            if (soonest is null || wait < soonest) soonest = wait;
        }

        return soonest;
    }

    /// <summary>Listings hold no customer gateways: what becomes of them is told at once.</summary>
    private static bool IsSeen(PlanStep step) => step is not (CreateCustomerGatewayStep or UseCustomerGatewayStep);

    /// <summary>What comes about by itself follows upon what was done last.</summary>
    private static DateTimeOffset Since(PlanStep step, DateTimeOffset accepted, DateTimeOffset? latest) =>
        !step.Calls && latest > accepted ? latest.Value : accepted;

    /// <summary>The moment from which it may be done is no reason to hurry: of many steps each would ask for a look of its own.</summary>
    private static TimeSpan Wait(PlanStep step, TimeSpan passed, double timeScale)
    {
        var (untilEarliest, part) = ((step.Usual.From / 2 / timeScale) - passed, passed * Part);
        return untilEarliest > part ? untilEarliest : part;
    }
}
