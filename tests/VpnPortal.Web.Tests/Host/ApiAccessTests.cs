using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VpnPortal.Core.Auditing;
using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Web.Features.Account;

namespace VpnPortal.Web.Tests.Host;

public sealed class ApiAccessTests : IAsyncDisposable
{
    private const string Password = "correct horse battery";
    private readonly PortalFactory portal = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("zh-CN", "需要登录")]
    [InlineData("en-GB", "Sign-in needed")]
    public async Task AnyAddress_WithoutToken_IsRefusedInTheReadersLanguage(string language, string title)
    {
        var stranger = ApiClient.Stranger(portal, language);
        foreach (var path in new[] { "/deployments", "/deployments/x/plan", "/runs/x", "/history", "/account/regions", "/no-such-address" })
            Assert.Equal(title, (string)(await stranger.GetAsync(path)).Refuses(401, "sign-in-needed")["title"]!);
        (await stranger.PostAsync("/deployments", new { })).Refuses(401, "sign-in-needed");
        (await stranger.PostAsync("/sign-out")).Refuses(401, "sign-in-needed");
        Assert.Equal(401, (await stranger.GetAsync("/openapi/v1.json")).Status);
    }

    /// <summary>A browser sends its cookie with what a foreign page makes it ask for.</summary>
    [Fact]
    public async Task Cookie_OfAMember_OpensNothing()
    {
        var browser = await MemberAsync();
        using (var page = await browser.GetAsync("/deployments", Stop)) Assert.Equal(200, (int)page.StatusCode);
        using (var read = await browser.GetAsync("/api/v1/deployments", Stop)) Assert.Equal(401, (int)read.StatusCode);
        using var written = await browser.PostAsync("/api/v1/deployments/example", null, Stop);
        Assert.Equal(401, (int)written.StatusCode);
        Assert.Empty(await portal.Services.GetRequiredService<DeploymentsQuery>().ListAsync(Stop));
    }

    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer ")]
    [InlineData("Basic bGluOng=")]
    public async Task Token_ThatIsNone_IsRefused(string header)
    {
        var browser = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        using var answer = await browser.GetAsync("/api/v1/deployments", Stop);
        Assert.Equal(401, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Token_AfterSignOut_OpensNothingAnyMore()
    {
        await MemberAsync();
        var (first, second) = (await ApiClient.MemberAsync(portal, Password), await ApiClient.MemberAsync(portal, Password));
        (await first.GetAsync("/deployments")).Is(200);
        (await second.PostAsync("/sign-out")).Is(204);
        (await first.GetAsync("/deployments")).Refuses(401, "sign-in-needed");
        (await (await ApiClient.MemberAsync(portal, Password)).GetAsync("/deployments")).Is(200);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Token_OfAnAccountThatChangedOrIsGone_OpensNothingAnyMore(bool deleted)
    {
        await MemberAsync();
        var client = await ApiClient.MemberAsync(portal, Password);
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
            var user = (await users.FindByNameAsync("lin"))!;
            if (deleted) await users.DeleteAsync(user);
            else await users.ChangePasswordAsync(user, Password, "another good password");
        }

        (await client.GetAsync("/deployments")).Refuses(401, "sign-in-needed");
    }

    [Fact]
    public async Task SignIn_WrongPasswords_LockTheAccountAndStandInTheHistory()
    {
        await MemberAsync();
        var client = ApiClient.Stranger(portal);
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.InRange((await client.PostAsync("/sign-in", new { name = "lin", password = "wrong" })).Status, 401, 401);
        (await client.PostAsync("/sign-in", new { name = "lin", password = Password })).Refuses(401, "locked-out");
        (await client.PostAsync("/sign-in", new { name = "nobody", password = Password })).Refuses(401, "wrong-name-or-password");
        var history = await portal.Services.GetRequiredService<HistoryQuery>().PageAsync(new HistoryFilter(Code: AuditCodes.SignInRefused.Code), 20, Stop);
        Assert.Equal(7, history.Count);
        Assert.All(history, line => Assert.Equal(Actor.VisitorName, line.ActorName));
    }

    [Fact]
    public async Task SignIn_TwentyOneTimesAMinute_IsPutOff()
    {
        var client = ApiClient.Stranger(portal);
        var answers = new List<ApiAnswer>();
        for (var attempt = 0; attempt < 21; attempt++) answers.Add(await client.PostAsync("/sign-in", new { name = "", password = "x" }));
        Assert.All(answers[..20], answer => answer.Refuses(422, "value-missing", "/name"));
        answers[20].Refuses(429, "too-often");
        Assert.Contains("Retry-After", client.Heard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"lin"}""", 422, "value-missing", "/password")]
    [InlineData("""{"name":"lin","pasword":"x"}""", 400, "body-unreadable", "/pasword")]
    [InlineData("""{"name":1}""", 400, "body-unreadable", "/name")]
    [InlineData("{", 400, "body-unreadable", null)]
    public async Task SignIn_WithoutWhatItNeeds_SaysWhere(string body, int status, string code, string? path)
    {
        var answer = await ApiClient.Stranger(portal).PostAsync("/sign-in", body);
        Assert.Equal((status, code), (answer.Status, (string)answer.Body!["code"]!));
        if (path is not null) Assert.Equal(path, (string?)answer.Body["path"]);
    }

    [Theory]
    [InlineData(true, 503, "storage-unavailable")]
    [InlineData(false, 500, "failed")]
    public async Task Fault_OfStorageOrABug_IsToldWithoutItsDetails(bool isStorage, int status, string code)
    {
        Exception fault = isStorage ? new DbUpdateException("planted detail") : new InvalidOperationException("planted detail");
        await using var broken = portal.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton(new HistoryQuery(new BrokenContexts(fault)))));
        await broken.Services.GetServices<IHostedService>().OfType<SetupAnnouncer>().Single().ExecuteTask!;
        var link = $"/setup?code={await broken.Services.GetRequiredService<SetupCode>().IssueAsync(Stop)}";
        using (await broken.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }).SubmitAsync(link, "lin", Password)) { }
        var client = await ApiClient.MemberAsync(broken, Password);
        (await client.GetAsync("/history")).Refuses(status, code);
        Assert.DoesNotContain("planted", client.Heard, StringComparison.Ordinal);
    }

    private async Task<HttpClient> MemberAsync()
    {
        var browser = portal.Browser();
        using (await browser.SubmitAsync(await portal.SetupLinkAsync(), "lin", Password)) { }
        return browser;
    }

    private sealed class BrokenContexts(Exception fault) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => throw fault;
    }
}
