using VpnPortal.Data;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using VpnPortal.Data.Queries;
using VpnPortal.Web.Hosting;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.History;

public sealed partial class HistoryPage : IDisposable
{
    private const int PageSize = 50;
    private const int MostNewer = 99;
    private const int SecondsBetweenLooks = 3;

    private IReadOnlyList<HistoryRow>? rows;
    private IReadOnlyList<string> people = [];
    private IReadOnlyDictionary<string, string> deployments = new Dictionary<string, string>(StringComparer.Ordinal);
    private HistoryAddress? shown;
    private IDisposable? listening;
    private long newest;
    private int newer, seconds;
    private bool hasOlder, startsAtLine, failed, looking;

    [Inject] private HistoryQuery History { get; set; } = default!;

    [Inject] private DeploymentsQuery Deployments { get; set; } = default!;

    [Inject] private PageClock Clock { get; set; } = default!;

    [CascadingParameter] private ViewerZone? Zone { get; set; }

    [SupplyParameterFromQuery] private string? Person { get; set; }

    [SupplyParameterFromQuery] private string? Action { get; set; }

    [SupplyParameterFromQuery] private string? Deployment { get; set; }

    [SupplyParameterFromQuery] private string? Run { get; set; }

    [SupplyParameterFromQuery] private string? Text { get; set; }

    // Read as text: nonsense in an address is ignored, it does not fail the page.
    [SupplyParameterFromQuery(Name = "before")] private string? BeforeText { get; set; }

    [SupplyParameterFromQuery(Name = "line")] private string? LineText { get; set; }

    private long? Before => Number(BeforeText);

    private HistoryAddress Here => new(Person, Action, Deployment, Run, Text, Before, Number(LineText));

    private ViewerZone Viewer => Zone ?? ViewerZone.Utc;

    private string Offset => Viewer.Local(Clock.Now).ToString("zzz", CultureInfo.InvariantCulture);

    private string NewerText => newer switch
    {
        1 => T["NewLine"],
        <= MostNewer => T["NewLines", newer],
        _ => T["NewLinesMany", MostNewer],
    };

    public void Dispose() => listening?.Dispose();

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive) listening = Clock.Listen(OnSecond);
    }

    protected override Task OnParametersSetAsync()
    {
        // Opening a row of the page that is shown needs no second look and must not move what is read.
        if (shown is not null && shown with { Line = null } == Here with { Line = null } && Shows(Here.Line)) return Task.CompletedTask;
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        try
        {
            people = await History.ActorsAsync(CancellationToken.None);
            deployments = (await Deployments.ListAsync(CancellationToken.None)).ToDictionary(item => item.Id, item => item.Name, StringComparer.Ordinal);
            var found = await History.PageAsync(Here.Filter, PageSize + 1, CancellationToken.None);
            startsAtLine = Here.Line is { } line && Before is null && found.All(one => one.Sequence != line);
            if (startsAtLine) found = await History.PageAsync(Here.Filter with { Before = Here.Line + 1 }, PageSize + 1, CancellationToken.None);
            hasOlder = found.Count > PageSize;
            rows = [.. found.Take(PageSize).Select(one => HistoryRow.From(one, Viewer.Local, CultureInfo.CurrentUICulture.Name, deployments))];
            newest = await NewestAsync();
            (newer, failed, shown) = (0, false, Here);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            failed = true;
        }
    }

    /// <summary>On older pages, lines that are already known to be newer are not news.</summary>
    private async Task<long> NewestAsync() =>
        Before is null && !startsAtLine && rows is { Count: > 0 }
            ? rows[0].Line.Sequence
            : (await History.PageAsync(Here.Filter with { Before = null }, 1, CancellationToken.None)).FirstOrDefault()?.Sequence ?? 0;

    private bool Shows(long? line) => line is null || rows?.Any(row => row.Line.Sequence == line) == true;

    private void OnSecond()
    {
        if (++seconds % SecondsBetweenLooks == 0) _ = InvokeAsync(LookForNewAsync);
    }

    private async Task LookForNewAsync()
    {
        if (looking || rows is null || failed) return;
        looking = true;
        try
        {
            var count = await History.NewerAsync(Here.Filter, newest, MostNewer + 1, CancellationToken.None);
            if (count == newer) return;
            newer = count;
            StateHasChanged();
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // The next look may succeed; what is shown stays true.
        }
        finally
        {
            looking = false;
        }
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
