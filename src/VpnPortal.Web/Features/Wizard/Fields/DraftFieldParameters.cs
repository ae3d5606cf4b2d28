using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Diagnostics;

namespace VpnPortal.Web.Features.Wizard.Fields;

/// <summary>What the fields of the wizard have in common: a path of the draft, and everything the session knows of it.</summary>
public abstract class DraftFieldParameters : ComponentBase
{
    [Inject] protected IStringLocalizer<WizardTexts> T { get; set; } = default!;

    [CascadingParameter] protected DraftSession Session { get; set; } = default!;

    [Parameter, EditorRequired] public string Path { get; set; } = "";

    [Parameter] public string? Help { get; set; }

    [Parameter] public string? Label { get; set; }

    protected string LabelText => Label ?? FieldLabels.Short(T, Session.Scenario, Path);

    protected string Text => Session.Shown(Path);

    protected IReadOnlyList<Diagnostic> Errors => Session.ErrorsAt(Path);

    protected string? Error => Errors.Count == 0 ? null : string.Join('\n', Errors.Select(FindingText.Of));

    /// <summary>Label of the button that mends the error, when a certain remedy is known.</summary>
    protected string? FixText => Fix is { } value ? T["UseValue", NameOf(value)].Value : null;

    private string? Fix => Errors.Select(error => error.FixValue).FirstOrDefault(value => value is not null);

    protected Task FixAsync() => Fix is { } value ? Session.ChooseAsync(Path, value) : Task.CompletedTask;

    protected Task LeaveAsync() => Session.LeaveAsync(Path);

    protected Task ChooseAsync(string? value) => Session.ChooseAsync(Path, value);

    /// <summary>A value as the reader sees it.</summary>
    protected virtual string NameOf(string value) => value;
}
