using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using VpnPortal.Core.Documents;
using VpnPortal.Engine.Documents;
using VpnPortal.Engine.Drafting;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.NewDeployment;

public sealed partial class ImportCard
{
    /// <summary>One more than is read, so that a paste which the browser cut short is told as too large.</summary>
    private const int MostCharacters = DocumentLimits.MaxBytes + 1;

    private IReadOnlyList<FieldError> errors = [];
    private string? text, fileName;

    /// <summary>Makes the control anew, since a browser says nothing when the same file is chosen again.</summary>
    private int filesRead;

    [Inject] private DraftReuseService Reuse { get; set; } = default!;

    [Inject] private CurrentActor Actor { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private async Task ImportAsync()
    {
        var document = text ?? "";
        var result = await Reuse.ImportAsync(document, DocumentFormats.Guess(document), await Actor.GetAsync(), CancellationToken.None);
        errors = [.. result.Problems.Select(problem => new FieldError("import-text", Words(problem)))];
        if (result.DeploymentId is { } id) Navigation.NavigateTo($"/deployments/{id}/draft/1");
    }

    private async Task ReadFileAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > DocumentLimits.MaxBytes)
        {
            errors = [new("import-file", T["ImportFileTooLarge", chosen.File.Name])];
            return;
        }

        using var reader = new StreamReader(chosen.File.OpenReadStream(DocumentLimits.MaxBytes), Encoding.UTF8);
        text = await reader.ReadToEndAsync();
        (fileName, errors) = (chosen.File.Name, []);
        filesRead++;
    }

    private string Words(DocumentProblem problem)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        var (finding, separator) = (problem.Finding, culture.StartsWith("en", StringComparison.Ordinal) ? " " : "");
        var words = finding.Reason.In(culture) + separator + finding.Fix.In(culture);
        if (problem.Line is { } line) return T["ImportLine", line, finding.Path.Length == 0 ? "" : $" {finding.Path}", words];
        return finding.Path.Length == 0 ? words : T["ImportPlace", finding.Path, words];
    }
}
