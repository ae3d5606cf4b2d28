using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Sites;
using VpnPortal.Engine.Sites;
using VpnPortal.Web.Features.Wizard;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Sites;

public sealed partial class SitesPage
{
    public const string TemplatePath = "/deployments/new/sites/template.csv";

    private static readonly IReadOnlyList<SelectOption> Prefixes =
        [.. Enumerable.Range(16, 13).Select(length => new SelectOption(length.ToString(CultureInfo.InvariantCulture), $"/{length}"))];

    private IReadOnlyList<FieldError> errors = [];
    private SitesReview? review;
    private string? csv, fileName, poolRange, poolError;
    private string? poolPrefix = "24";

    [Inject] private SiteImportService Import { get; set; } = default!;

    [Inject] private CurrentActor Actor { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private bool IsFaultless => review is { Sheet.IsFaultless: true };

    private int Faulty => review!.Sheet.Sites.Count(site => !site.IsFaultless);

    private string Summary => IsFaultless ? T["AllFaultless", review!.Sheet.Sites.Count] : T["SomeFaulty", review!.Sheet.Sites.Count, Faulty];

    private async Task CheckAsync()
    {
        if (!TryPool(out var pool)) return;
        Adopt(await Import.ReviewAsync(csv ?? "", pool, CancellationToken.None));
    }

    /// <summary>What is created is what was checked: a table that was changed since is checked again and shown first.</summary>
    private async Task CreateAsync()
    {
        if (!TryPool(out var pool)) return;
        var (deployments, again) = await Import.CreateAsync(csv ?? "", pool, await Actor.GetAsync(), CancellationToken.None);
        if (deployments.Count > 0) Navigation.NavigateTo("/deployments");
        else Adopt(again);
    }

    private void Adopt(SitesReview next)
    {
        review = next;
        errors = [.. next.Sheet.Problems.Select(problem => new FieldError("sites-table", FindingText.Of(problem)))];
    }

    private bool TryPool(out SitePool? pool)
    {
        (pool, poolError) = (null, null);
        if (string.IsNullOrWhiteSpace(poolRange)) return true;
        var prefix = int.Parse(poolPrefix!, CultureInfo.InvariantCulture);
        if (CidrText.Read(poolRange).Value is { } range && range.PrefixLength <= prefix)
        {
            pool = new SitePool(range, prefix);
            return true;
        }

        poolError = T["PoolWrong", prefix];
        errors = [new("sites-pool", poolError)];
        return false;
    }

    private async Task ReadFileAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > SiteTableReader.MaxBytes)
        {
            errors = [new("sites-file", T["FileTooLarge", chosen.File.Name])];
            return;
        }

        using var bytes = new MemoryStream();
        await chosen.File.OpenReadStream(SiteTableReader.MaxBytes).CopyToAsync(bytes);
        (csv, fileName, errors) = (SiteTableReader.Decode(bytes.ToArray()), chosen.File.Name, []);
        await CheckAsync();
    }
}
