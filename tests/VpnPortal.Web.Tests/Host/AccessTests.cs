using System.Net;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VpnPortal.Core.Auditing;
using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Web.Features.Account;

namespace VpnPortal.Web.Tests.Host;

public sealed class AccessTests : IAsyncDisposable
{
    private const string Password = "correct horse battery";
    private readonly PortalFactory portal = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task FailedAnswer_CarriesSecurityHeaders()
    {
        await using var broken = portal.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddScoped<IAccessAudit, BrokenAudit>()));
        var browser = broken.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://portal.example/"), AllowAutoRedirect = false });
        using var answer = await browser.SubmitAsync("/sign-in", "lin", "wrong password");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var nonce = answer.Headers.GetValues("Content-Security-Policy").Single().Split("'nonce-")[1].Split('\'')[0];
        Assert.Contains($"nonce=\"{nonce}\"", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://portal.example/")]
    [InlineData("https://localhost/")]
    public async Task StrictTransport_WithoutHttpsOrOnOneMachine_IsNotDemanded(string address)
    {
        var browser = portal.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(address), AllowAutoRedirect = false });
        using var answer = await browser.GetAsync("/sign-in", Token);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task SignOut_EndsEveryCircuitOfTheAccount()
    {
        var browser = await MemberAsync();
        var state = await StateAsync();
        var circuit = Circuit(TimeProvider.System);
        Assert.True(await circuit.HoldsAsync(state));
        await browser.SignOutAsync();
        Assert.False(await circuit.HoldsAsync(state));
        Assert.True(await circuit.HoldsAsync(await StateAsync()));
    }

    [Fact]
    public async Task Circuit_AfterTwelveHours_HasToComeInAgain()
    {
        await MemberAsync();
        var clock = new SteppingClock();
        var circuit = Circuit(clock);
        clock.Now += TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1);
        Assert.True(await circuit.HoldsAsync(await StateAsync()));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.False(await circuit.HoldsAsync(await StateAsync()));
    }

    [Fact]
    public async Task RefusedSignIn_IsAVisitors_WithTheTypedNameCutShort()
    {
        await MemberAsync();
        using (await portal.Browser().SubmitAsync("/sign-in", new string('x', 500), "wrong password")) { }
        using (await portal.Browser().SubmitAsync("/sign-in", "LIN", Password)) { }
        var history = await portal.Services.GetRequiredService<HistoryQuery>().PageAsync(new HistoryFilter(), 10, Token);
        var refused = history.Single(line => line.Code == AuditCodes.SignInRefused);
        Assert.Equal((Actor.VisitorName, new string('x', 64), "WrongNameOrPassword"), (refused.ActorName, refused.SubjectName, refused.Detail));
        // Names are compared without case; the history has the account's own.
        var (id, name) = await AccountAsync();
        Assert.All(history.Where(line => line.Code == AuditCodes.SignedIn), line => Assert.Equal((name, name, id), (line.ActorName, line.SubjectName, line.SubjectId)));
    }

    [Theory]
    [InlineData("VpnPortal")]
    [InlineData("(VISITOR)")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task SetupLink_NameThatMisleadsOrIsTooLong_IsRefused(string name)
    {
        using var answer = await portal.Browser("en").SubmitAsync(await portal.SetupLinkAsync(), name, Password);
        Assert.Contains("id=\"account-name-error\"", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetupLink_PostedTwice_MakesTheFirstAccountOnly()
    {
        var link = await portal.SetupLinkAsync();
        var (first, second) = (await portal.Browser("en").FormAsync(link), await portal.Browser("en").FormAsync(link));
        using (var made = await first.SubmitAsync("lin", Password)) Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        using var answer = await second.SubmitAsync("mallory", Password);
        Assert.Contains("This link no longer works", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.Equal(["lin"], scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().Users.Select(user => user.UserName));
    }

    private async Task<HttpClient> MemberAsync()
    {
        var browser = portal.Browser();
        using (await browser.SubmitAsync(await portal.SetupLinkAsync(), "lin", Password)) { }
        return browser;
    }

    private async Task<(string Id, string Name)> AccountAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var user = (await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().FindByNameAsync("lin"))!;
        return (user.Id, user.UserName!);
    }

    private async Task<AuthenticationState> StateAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var user = (await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().FindByNameAsync("lin"))!;
        return new(await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<PortalUser>>().CreateAsync(user));
    }

    private CircuitIdentity Circuit(TimeProvider clock) => new(
        portal.Services.GetRequiredService<ILoggerFactory>(), portal.Services.GetRequiredService<IServiceScopeFactory>(),
        portal.Services.GetRequiredService<IOptions<IdentityOptions>>(), clock);

    private sealed class SteppingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class BrokenAudit : IAccessAudit
    {
        public Task SetUpLinkUsedAsync(PortalUser user, CancellationToken cancellationToken) => throw new InvalidOperationException("planted");

        public Task SignedInAsync(PortalUser user, CancellationToken cancellationToken) => throw new InvalidOperationException("planted");

        public Task SignInRefusedAsync(string typedName, SignInRefusal reason, CancellationToken cancellationToken) => throw new InvalidOperationException("planted");

        public Task SignedOutAsync(PortalUser user, CancellationToken cancellationToken) => throw new InvalidOperationException("planted");
    }
}
