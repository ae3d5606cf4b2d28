using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Core.Auditing;
using VpnPortal.Data;
using VpnPortal.Data.Rows;
using VpnPortal.Engine.Drafting;

namespace VpnPortal.Web.Tests.Host;

public sealed class ReviewDurationTests(DemoFactory portal) : IClassFixture<DemoFactory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Review_AfterEnoughRuns_TellsWhatTheyTook()
    {
        await RepeatTheRunAsync(times: 4);
        var draft = await portal.Services.GetRequiredService<DraftingService>().CreateExampleAsync(new Actor("", "lin", ""), Token);
        var page = WebUtility.HtmlDecode(await portal.Member.GetStringAsync($"/deployments/{draft}/review", Token));
        Assert.Contains("minutes (from the last 5 runs)", page, StringComparison.Ordinal);
        Assert.Contains("usually 0:0", page, StringComparison.Ordinal);
        Assert.DoesNotContain("documented)", page, StringComparison.Ordinal);
    }

    /// <summary>The journal of the fixture's run once more, under other ids.</summary>
    private async Task RepeatTheRunAsync(int times)
    {
        await using var context = await portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Token);
        var run = await context.Runs.AsNoTracking().SingleAsync(row => row.DeploymentId == portal.DeploymentId, Token);
        var events = await context.RunEvents.AsNoTracking().Where(row => row.RunId == run.Id).ToListAsync(Token);
        for (var time = 1; time <= times; time++)
        {
            var id = $"{run.Id}-{time}";
            context.Runs.Add(new RunRow
            {
                Id = id, DeploymentId = run.DeploymentId, PlanHash = run.PlanHash, PlanJson = run.PlanJson, StartedBy = run.StartedBy,
                StartedAt = run.StartedAt, FinishedAt = run.FinishedAt, Succeeded = run.Succeeded,
            });
            context.RunEvents.AddRange(events.Select(row => new RunEventRow { RunId = id, Sequence = row.Sequence, Json = row.Json, At = row.At }));
        }

        await context.SaveChangesAsync(Token);
    }
}
