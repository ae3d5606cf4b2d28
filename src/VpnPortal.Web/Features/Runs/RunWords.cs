using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Health;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Progress;
using VpnPortal.Core.Runs;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Runs;

/// <summary>Says what a run does.</summary>
public sealed class RunWords(IStringLocalizer<RunsTexts> texts)
{
    /// <summary>What a step is called.</summary>
    public string Name(PlanStep step) => step.Action switch
    {
        StepAction.Update => texts["StepChange", Thing(step)],
        StepAction.Delete => texts["StepDelete", Thing(step)],
        _ => Thing(step),
    };

    /// <summary>The state that a row wears.</summary>
    public static DisplayState State(StepRow row, DeploymentHealth health) => row.Phase switch
    {
        StepPhase.Done when PlannedScenario.GatewayOf(row.Step) is not null => Settled(health.Gateway(row.Step.Side)!.State),
        StepPhase.Done when row.Step.Action == StepAction.Delete => DisplayState.Gone,
        StepPhase.Done => row.Step is AwaitTunnelsStep or AwaitBgpStep ? DisplayState.Up : DisplayState.Ready,
        StepPhase.Working when row.Step.WaitsForPeople => DisplayState.Attention,
        StepPhase.Working or StepPhase.Deferred => DisplayState.Preparing,
        StepPhase.LookedUp => DisplayState.Unknown,
        StepPhase.Failed => DisplayState.Failed,
        _ => DisplayState.Planned,
    };

    /// <summary>The head line and page title.</summary>
    public string Headline(RunProgress progress, DateTimeOffset now)
    {
        var failed = progress.RootCauses.ToList();
        var state = progress.State;
        if (state.Outcome is true) return texts["HeadDone", Clocks.Span(state.FinishedAt!.Value - state.StartedAt!.Value)];
        if (state is { Outcome: false, IsCancelled: true }) return texts["HeadCancelled"];
        if (state is { FinishedAt: null, IsHeld: true } && !progress.Rows.Any(row => row.Phase == StepPhase.Working && row.Step.Calls))
            return texts[state.IsCancelled ? "HeadCancelling" : "HeadPaused"];
        if (state.Outcome is false && failed.Count > 0)
            return failed.Count == 1 ? texts["HeadFailed", Name(failed[0].Step)] : texts["HeadFailedMore", Name(failed[0].Step), failed.Count];
        return progress.Rows.Where(row => row.Phase != StepPhase.Failed).Any(row => row.IsUnderWay) || progress.Subject is null
            ? Working(progress, now) : texts["HeadFailed", Name(progress.Subject.Step)];
    }

    /// <summary>What stands beside the state: why it waits, how long it has taken, why it failed.</summary>
    public string Remark(StepRow row, DateTimeOffset now) => row.Phase switch
    {
        StepPhase.NotBegun => texts["NotBegun"],
        StepPhase.Waiting => texts["WaitsFor", Names(row.WaitsFor)],
        StepPhase.Queued => row.WaitsFor.Count > 0 ? texts["QueuedBehind", Names(row.WaitsFor)] : texts["QueuedGateway"],
        StepPhase.Blocked => texts["BlockedBy", Names(row.WaitsFor)],
        StepPhase.Deferred => row.NotBefore is { } until && until > now ? texts["RetryIn", Clocks.Span(until - now)] : texts["RetryNow"],
        StepPhase.LookedUp => texts["LookedUp"],
        StepPhase.Working when row.Step.WaitsForPeople => texts["WaitsForDevice", Since(row, now)],
        StepPhase.Working => texts["UsuallyTakes", Since(row, now), Usual(row.Usual)],
        StepPhase.Done => Took(row),
        _ => row.State.Error?.Code ?? "",
    };

    /// <summary>A usual range, and how it is known.</summary>
    public string Usual(UsualDuration usual) => texts["Usually", Range(usual), usual.Source.Words.In(CultureInfo.CurrentUICulture.Name)];

    /// <summary>What was last worth saying aloud, null before anything was.</summary>
    public string? Said(Plan plan, IEnumerable<RunEvent> events) => events.LastOrDefault(IsWorthSaying) switch
    {
        StepSucceeded done => texts["SaidDone", Name(plan[done.Address])].Value,
        StepFailed failed => texts["SaidFailed", Name(plan[failed.Address])].Value,
        StepUnknown unknown => texts["SaidUnknown", Name(plan[unknown.Address])].Value,
        RunFinished finished => texts[finished.Succeeded ? "SaidRunDone" : "SaidRunFailed"].Value,
        _ => null,
    };

    private static bool IsWorthSaying(RunEvent next) => next is StepSucceeded or StepFailed or StepUnknown or RunFinished;

    /// <summary>The journal knows that the gateway was finished; a look that is missing does not take that back.</summary>
    private static DisplayState Settled(DisplayState seen) =>
        seen is DisplayState.Unknown or DisplayState.Preparing or DisplayState.Planned ? DisplayState.Normal : seen;

    private string Range(UsualDuration usual) => usual switch
    {
        { Source.IsMeasured: false, From.TotalMinutes: >= 1 } => texts["UsualMinutes", usual.From.TotalMinutes, usual.To.TotalMinutes],
        { To.TotalMinutes: > 1 } => Clocks.Range(usual),
        _ when usual.From == usual.To => texts["UsualSecond", usual.To.TotalSeconds],
        _ => texts["UsualSeconds", usual.From.TotalSeconds, usual.To.TotalSeconds],
    };

    private string Working(RunProgress progress, DateTimeOffset now)
    {
        var row = progress.Rows.Where(row => row.IsUnderWay)
            .OrderBy(row => row.Phase == StepPhase.Deferred).ThenBy(row => row.Step.WaitsForPeople).ThenByDescending(row => row.IsCritical)
            .FirstOrDefault();
        return row?.Phase switch
        {
            null => texts["HeadStarting"],
            StepPhase.LookedUp => texts["HeadLookedUp", Name(row.Step), Since(row, now)],
            StepPhase.Deferred => texts["HeadDeferred", Name(row.Step)],
            _ when DeviceOf(row.Step) is { } device => texts["HeadDevice", device, Since(row, now)],
            _ => texts["HeadWorking", Name(row.Step), texts[WorkKey(row.Step)], Since(row, now), Usual(row.Usual)],
        };
    }

    private static string WorkKey(PlanStep step) => step switch
    {
        CreateVpnGatewayStep => "WorkGateway",
        UseVpnGatewayStep or UseCustomerGatewayStep => "WorkLook",
        AwaitTunnelsStep => "WorkTunnels",
        AwaitBgpStep => "WorkSessions",
        EnableBgpStep or PropagateRoutesStep => "WorkEnable",
        { Action: StepAction.Update or StepAction.Delete } => "WorkOther",
        _ => "WorkCreate",
    };

    private static string? DeviceOf(PlanStep step) => step switch
    {
        AwaitTunnelsStep tunnels => tunnels.DeviceName,
        AwaitBgpStep sessions => sessions.DeviceName,
        _ => null,
    };

    /// <summary>What a step is about.</summary>
    private string Thing(PlanStep step) => step switch
    {
        CreateDestinationRouteStep route when route.Connection != ResourceAddress.IpsecConnection(route.Side) => texts["StepWeightedRoute", route.DisplayName, route.Weight],
        CreateDestinationRouteStep or PublishDestinationRouteStep or WeighDestinationRouteStep or DeleteDestinationRouteStep => texts["StepRoute", step.DisplayName],
        EnableBgpStep or DisableBgpStep => texts["StepBgp", step.DisplayName],
        PropagateRoutesStep or StopPropagationStep => texts["StepPropagation", step.DisplayName],
        AwaitTunnelsStep => texts["StepTunnels", step.DisplayName],
        AwaitBgpStep => texts["StepSessions", step.DisplayName],
        _ => step.DisplayName,
    };

    private string Names(IEnumerable<PlanStep> steps) => string.Join(texts["Joint"].Value, steps.Select(Name));

    private string Took(StepRow row)
    {
        var took = row is { StartedAt: { } from, FinishedAt: { } to } ? to - from : TimeSpan.Zero;
        return took < TimeSpan.FromSeconds(1) ? texts["TookNone"] : texts["Took", Clocks.Span(took)];
    }

    private static string Since(StepRow row, DateTimeOffset now) => Clocks.Span(now - (row.StartedAt ?? now));
}
