using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Planning;
using VpnPortal.Engine.Drafting;
using VpnPortal.Web.Features.Reuse;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Wizard;

public sealed partial class WizardPage
{
    private DraftSession? session;
    private IReadOnlyList<FieldError> summary = [];
    private bool missing;
    private bool drawingOpen;
    private int shownStep;
    private bool isLeft;

    [Inject] private DraftReuseService Reuse { get; set; } = default!;

    [Parameter] public string Id { get; set; } = "";

    [Parameter] public int Step { get; set; }

    private string StepTitle => DocumentedSteps.Name(session?.Scenario ?? "", Step).In(CultureInfo.CurrentUICulture.Name);

    private string NameOrNew => session?.Draft.Stored.Name is { Length: > 0 } name ? name : T["Unnamed"].Value;

    private string NextAddress => Step == StepNumber.Last ? $"/deployments/{Id}/review" : StepNumber.Address(Id, Step + 1);

    public async ValueTask DisposeAsync()
    {
        isLeft = true;
        if (session is not null) await session.DisposeAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        Step = Math.Clamp(Step, StepNumber.First, StepNumber.Last);
        if (shownStep != Step) (shownStep, summary, drawingOpen) = (Step, [], false);
        // A prerendered page has no circuit, and what is typed into it would be lost.
        if (!RendererInfo.IsInteractive || session?.Id == Id) return;
        var (asked, before) = (Id, session);
        session = null;
        if (before is not null) await before.DisposeAsync();
        var opened = await Sessions.OpenAsync(asked, OnChanged, OnFailed, CancellationToken.None);
        // The page was left, or another draft asked for, while this one was being read.
        if (isLeft || asked != Id)
        {
            if (opened is not null) await opened.DisposeAsync();
            return;
        }

        session = opened;
        missing = opened is null;
    }

    /// <summary>Nothing for a draft that was run: its region is where its gateways are.</summary>
    private EventCallback<RegionChoice> Swap => session is { Draft.IsLocked: false } open
        ? EventCallback.Factory.Create<RegionChoice>(this, choice => open.AlterAsync(
            RegionSwap.Of(open.Draft.Stored.Draft, choice.RegionId, choice.Only).Keys,
            actor => Reuse.SwapRegionAsync(Id, choice.RegionId, choice.Only, actor, CancellationToken.None)))
        : default;

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        // What has been mended disappears from the summary only when all is mended, so that it does not take the focus again.
        if (summary.Count > 0 && session is { HasConflicts: false } && session.ErrorsOf(Step).Count == 0) summary = [];
        StateHasChanged();
    });

    private void OnFailed(Exception failure)
    {
        if (isLeft) LogLeftDraftFailed(Logger, Id, failure);
        else _ = DispatchExceptionAsync(failure);
    }

    private async Task NextAsync()
    {
        await session!.SaveAsync();
        session.PressNext(Step);
        summary =
        [
            .. session.ErrorsOf(Step).Select(error => new FieldError(error.Path, FindingText.Of(error))),
            .. session.Conflicts.Select(path => new FieldError(path, T["ConflictAt", FieldLabels.Full(T, session.Scenario, path)], HrefElsewhere(path))),
        ];
        if (summary.Count == 0 && session is { IsGone: false, SaveFailed: false }) Navigation.NavigateTo(NextAddress);
    }

    private string? HrefElsewhere(string path) => StepNumber.Of(session!.Scenario, path) == Step ? null : StepNumber.Address(Id, session.Scenario, path);

    [LoggerMessage(2, LogLevel.Error, "The draft of deployment {DeploymentId} failed while its page was being left.")]
    private static partial void LogLeftDraftFailed(ILogger logger, string deploymentId, Exception exception);
}
