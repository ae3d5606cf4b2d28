using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Planning;
using VpnPortal.Engine;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Runs;

/// <summary>A run as it goes on.</summary>
public sealed partial class RunPage
{
    private DeploymentOverview? overview;
    private StepDetail? detail;
    private string? said;
    private bool missing;
    private Asked asked;

    [Inject] private RunReader Reader { get; set; } = default!;
    [Inject] private RunControlService Control { get; set; } = default!;
    [Inject] private CurrentActor Actors { get; set; } = default!;
    [Inject] private IStringLocalizer<RunsTexts> T { get; set; } = default!;

    [Parameter] public string RunId { get; set; } = "";

    /// <summary>Address of the step whose facts are open.</summary>
    [SupplyParameterFromQuery(Name = "step")] public string? Step { get; set; }

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override async Task ReadAsync()
    {
        overview = await Reader.FindAsync(RunId, CancellationToken.None);
        missing = overview is null;
        if (overview is null) return;
        said = overview.Run!.State.FinishedAt is null || said is not null ? new RunWords(T).Said(overview.Run.Plan, overview.Run.Events) : null;
        detail = Step is null ? null : await Reader.StepAsync(overview, Step, CancellationToken.None);
        Follow([ChangeNotifier.Run(RunId), .. overview.Regions.Select(ChangeNotifier.Region)]);
    }

    /// <summary>Only what the run waited for is told as done.</summary>
    private static string DoneHeading(Plan plan) =>
        plan.Steps.Count == 0 ? "RecordedHeading" : plan.Steps.Any(step => step is AwaitTunnelsStep or AwaitBgpStep) ? "DoneHeading" : "ChangedHeading";

    /// <summary>After something was asked of the run; a colleague may have been faster.</summary>
    private Task TellAsync(Asked outcome)
    {
        asked = outcome;
        return ReadAsync();
    }

    private async Task ResumeAsync()
    {
        var actor = await Actors.GetAsync();
        await TellAsync(await Asking.OfAsync(() => Control.ResumeAsync(RunId, actor, CancellationToken.None)));
    }
}
