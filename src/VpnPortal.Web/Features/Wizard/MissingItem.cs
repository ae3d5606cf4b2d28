using Microsoft.Extensions.Localization;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Engine.Drafting;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>A field that still stands between the draft and a plan.</summary>
/// <param name="IsMissing">Nothing is answered yet; otherwise the answer has to change.</param>
public sealed record MissingItem(string Path, string Label, int Step, bool IsMissing, string Href)
{
    /// <summary>One item per field, in the order of the steps.</summary>
    public static IReadOnlyList<MissingItem> Of(IStringLocalizer<WizardTexts> texts, OpenDraft draft) =>
    [
        .. from finding in draft.Compilation.Diagnostics
           where finding.Severity == Severity.Error
           group finding by finding.Path into field
           let step = StepNumber.Of(draft.Reading.Scenario, field.Key)
           orderby step
           select new MissingItem(
               field.Key, FieldLabels.Full(texts, draft.Reading.Scenario, field.Key), step, field.All(finding => finding.Code == "field-required"),
               StepNumber.Address(draft.Stored.DeploymentId, draft.Reading.Scenario, field.Key)),
    ];
}
