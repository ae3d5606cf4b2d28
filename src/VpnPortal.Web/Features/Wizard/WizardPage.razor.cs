using System.Globalization;
using Microsoft.AspNetCore.Components;
using VpnPortal.Core.Planning;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Wizard;

public sealed partial class WizardPage
{
    private DraftSession? session;
    private IReadOnlyList<FieldError> summary = [];
    private bool missing;
    private bool drawingOpen;
    private int shownStep;

    [Parameter] public string Id { get; set; } = "";

    [Parameter] public int Step { get; set; }

    private string StepTitle => DocumentedSteps.Name(Step).In(CultureInfo.CurrentUICulture.Name);

    private string NameOrNew => session?.Draft.Stored.Name is { Length: > 0 } name ? name : T["Unnamed"].Value;

    private string NextAddress => Step == StepNumber.Last ? $"/deployments/{Id}/review" : StepNumber.Address(Id, Step + 1);

    public async ValueTask DisposeAsync()
    {
        if (session is not null) await session.DisposeAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        Step = Math.Clamp(Step, StepNumber.First, StepNumber.Last);
        if (shownStep != Step) (shownStep, summary, drawingOpen) = (Step, [], false);
        // A prerendered page has no circuit, and what is typed into it would be lost.
        if (!RendererInfo.IsInteractive || session?.Id == Id) return;
        if (session is not null) await session.DisposeAsync();
        session = await Sessions.OpenAsync(Id, CancellationToken.None);
        missing = session is null;
        if (session is not null) session.Changed = OnChanged;
    }

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        // What has been mended disappears from the summary only when all is mended, so that it does not take the focus again.
        if (summary.Count > 0 && session!.ErrorsOf(Step).Count == 0) summary = [];
        StateHasChanged();
    });

    private async Task NextAsync()
    {
        await session!.SaveAsync();
        session.PressNext(Step);
        summary = [.. session.ErrorsOf(Step).Select(error => new FieldError(error.Path, FindingText.Of(error)))];
        if (summary.Count == 0 && !session.HasConflicts) Navigation.NavigateTo(NextAddress);
    }
}
