using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;
using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Exporting;

namespace VpnPortal.Web.Tests.Host;

public sealed class ExportDownloadTests(DemoFactory portal) : IClassFixture<DemoFactory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("runbook")]
    [InlineData("strongswan")]
    [InlineData("parameters")]
    public async Task Anonymous_Download_IsSentToSignIn(string key)
    {
        using var answer = await portal.Browser().GetAsync($"/deployments/{portal.DeploymentId}/exports/{key}", Token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var secret = await portal.Browser().PostAsync($"/deployments/{portal.DeploymentId}/exports/{key}/secrets", null, Token);
        Assert.Equal(HttpStatusCode.Redirect, secret.StatusCode);
    }

    [Theory]
    [InlineData("runbook", "side=1&language=zh-CN")]
    [InlineData("runbook", "side=2&language=en")]
    [InlineData("strongswan", "side=1&language=en")]
    [InlineData("strongswan", "side=2&language=zh-CN")]
    [InlineData("parameters", "side=2&language=en")]
    public async Task Masked_Download_HoldsNoKeyInAnyForm(string key, string query)
    {
        using var answer = await portal.Member.GetAsync($"/deployments/{portal.DeploymentId}/exports/{key}?{query}", Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.NotEmpty(answer.Content.Headers.ContentDisposition!.FileName!);
        var text = await TextOfAsync(answer);
        foreach (var form in await FormsOfKeysAsync()) Assert.DoesNotContain(form, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(await HistoryAsync(), line => line.Code == AuditCodes.ExportDownloaded);
    }

    [Fact]
    public async Task Secrets_WithPasswordAndReason_ComeAfterTheirLineOfHistory()
    {
        using var answer = await AskAsync("strongswan", "router set-up, ticket 1042", DemoFactory.Password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("swanctl.conf", await TextOfAsync(answer), StringComparison.Ordinal);
        var line = (await HistoryAsync()).First(one => one.Code == AuditCodes.SecretExportDownloaded);
        Assert.Equal(("lin", "router set-up, ticket 1042", "strongswan, side2"), (line.ActorName, line.Reason, line.Detail));
    }

    [Fact]
    public async Task Secrets_OfTheParameterFile_HoldTheKeys()
    {
        using var answer = await AskAsync("parameters", "import", DemoFactory.Password);
        var text = await TextOfAsync(answer);
        foreach (var key in await KeysAsync()) Assert.Contains(key, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", DemoFactory.Password, HttpStatusCode.UnprocessableEntity, "\"field\":\"reason\"")]
    [InlineData("ticket", "", HttpStatusCode.UnprocessableEntity, "\"field\":\"password\"")]
    [InlineData("ticket", "not the password", HttpStatusCode.Forbidden, "The password is wrong")]
    public async Task Secrets_WithoutReasonOrPassword_AreRefusedAtTheField(string reason, string password, HttpStatusCode expected, string words)
    {
        using var answer = await AskAsync("parameters", reason, password);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_WithoutAntiforgeryToken_AreRefused()
    {
        using var content = new FormUrlEncodedContent([new("reason", "ticket"), new("password", DemoFactory.Password)]);
        using var answer = await portal.Member.PostAsync($"/deployments/{portal.DeploymentId}/exports/parameters/secrets", content, Token);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Secrets_WhenTheHistoryCannotBeWritten_AreNotMade()
    {
        var services = portal.Services;
        var exports = new ExportService(
            services.GetRequiredService<ExportSource>(), services.GetRequiredService<DeploymentsQuery>(),
            new AuditStore(new BrokenContexts(), TimeProvider.System), TimeProvider.System);
        var request = new ExportRequest(portal.DeploymentId, "parameters", SideKey.One, ExportLanguage.English);
        await Assert.ThrowsAsync<DbUpdateException>(() => exports.DownloadWithSecretsAsync(request, "ticket", new Actor("", "lin", ""), Token));
        await Assert.ThrowsAsync<DbUpdateException>(() => exports.DownloadAsync(request, new Actor("", "lin", ""), Token));
    }

    [Fact]
    public async Task Secrets_OfSomethingThatCannotBeExported_AreRefusedWithoutALineOfDownload()
    {
        var draft = await portal.Services.GetRequiredService<DraftingService>().CreateAsync(VpcToVpcFields.Scenario, "never run", new Actor("", "lin", ""), Token);
        using var answer = await AskAsync("parameters", "ticket", DemoFactory.Password, draft);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var history = await portal.Services.GetRequiredService<HistoryQuery>().PageAsync(new HistoryFilter(draft), 100, Token);
        Assert.DoesNotContain(history, line => line.Code == AuditCodes.SecretExportDownloaded);
    }

    [Fact]
    public async Task Page_OfADataCentre_HasOneDeviceAndNoSideToChoose()
    {
        var site = await CreateAsync(OnPremisesFields.Scenario);
        var (of, between) = (await PageAsync(site), await PageAsync(portal.DeploymentId));
        Assert.Null(of.QuerySelector("#export-side"));
        Assert.Contains("this design has one device", of.QuerySelector(".export-columns")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(between.QuerySelector("#export-side"));
    }

    [Fact]
    public async Task Download_BeforeTheRun_NamesTheAddressThatIsMissing()
    {
        var draft = await portal.Services.GetRequiredService<DraftingService>().CreateExampleAsync(new Actor("", "lin", ""), Token);
        using var answer = await portal.Member.GetAsync($"/deployments/{draft}/exports/runbook?language=en", Token);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("export-address-missing", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var preview = await portal.Services.GetRequiredService<ExportService>().PreviewAsync(new ExportRequest(draft, "runbook", SideKey.One, ExportLanguage.English), Token);
        Assert.Equal(4, preview!.Value!.Gaps.Count);
    }

    [Fact]
    public async Task UnknownFormat_IsNotFound()
    {
        using var answer = await portal.Member.GetAsync($"/deployments/{portal.DeploymentId}/exports/nonsense", Token);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<string> CreateAsync(string scenario) =>
        portal.Services.GetRequiredService<DraftingService>().CreateAsync(scenario, "hz-dc", new Actor("", "lin", ""), Token);

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(string deployment) =>
        new HtmlParser().ParseDocument(await portal.Member.GetStringAsync($"/deployments/{deployment}/exports?format=strongswan", Token));

    private async Task<HttpResponseMessage> AskAsync(string key, string reason, string password, string? deployment = null)
    {
        // The sign-out form of every page carries the token.
        var page = new HtmlParser().ParseDocument(await portal.Member.GetStringAsync("/settings", Token));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([
            new("__RequestVerificationToken", token), new("reason", reason), new("password", password), new("side", "2"), new("language", "en")]);
        return await portal.Member.PostAsync($"/deployments/{deployment ?? portal.DeploymentId}/exports/{key}/secrets", content, Token);
    }

    private async Task<IReadOnlyList<HistoryLine>> HistoryAsync() =>
        await portal.Services.GetRequiredService<HistoryQuery>().PageAsync(new HistoryFilter(portal.DeploymentId), 100, Token);

    private async Task<IReadOnlyList<string>> KeysAsync()
    {
        var draft = await portal.Services.GetRequiredService<DraftStore>().FindAsync(portal.DeploymentId, Token);
        return [.. draft!.Draft.Secrets.Values.Select(key => key.Reveal())];
    }

    private async Task<IEnumerable<string>> FormsOfKeysAsync() => (await KeysAsync()).SelectMany(key => (string[])
        [key, Convert.ToBase64String(Encoding.UTF8.GetBytes(key)), Convert.ToHexString(Encoding.UTF8.GetBytes(key)), Uri.EscapeDataString(key)]);

    private static async Task<string> TextOfAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(Token);
        if (answer.Content.Headers.ContentType!.MediaType != "application/zip") return Encoding.UTF8.GetString(bytes);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Join('\n', zip.Entries.Select(entry => entry.FullName + "\n" + new StreamReader(entry.Open()).ReadToEnd()));
    }

    private sealed class BrokenContexts : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => throw new DbUpdateException("The disk is full.");
    }
}
