using Microsoft.AspNetCore.Components;

namespace VpnPortal.Web.Shared;

/// <summary>What all fields with a text value have in common; see <see cref="Field"/> for the look.</summary>
public abstract class FieldParameters : ComponentBase
{
    /// <summary>The field's path; error summaries link to it.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public string? Help { get; set; }

    [Parameter] public string? Error { get; set; }

    [Parameter] public string? FixText { get; set; }

    [Parameter] public EventCallback OnFix { get; set; }

    [Parameter] public bool Optional { get; set; }

    [Parameter] public RenderFragment? Note { get; set; }

    [Parameter] public string? Value { get; set; }

    [Parameter] public EventCallback<string?> ValueChanged { get; set; }

    /// <summary>Raised when the field is left: the moment to show its error.</summary>
    [Parameter] public EventCallback OnLeave { get; set; }

    protected string? Describe => Field.DescribedBy(Id, Help is not null, Error is not null);

    protected string? Invalid => Error is null ? null : "true";
}
