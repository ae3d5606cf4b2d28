using System.Net;

namespace VpnPortal.Web.Tests.Host;

public sealed class SmokeTests : IAsyncDisposable
{
    private const string Password = "correct horse battery";
    private readonly PortalFactory portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("/deployments")]
    [InlineData("/settings")]
    [InlineData("/no-such-page")]
    public async Task Anonymous_AnyPage_IsSentToSignIn(string path)
    {
        using var answer = await portal.Browser().GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/sign-in?back={Uri.EscapeDataString(path)}", answer.Headers.Location!.PathAndQuery);
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", "http://localhost", HttpStatusCode.Unauthorized)]
    [InlineData("/_blazor/negotiate?negotiateVersion=1", "http://elsewhere.example", HttpStatusCode.Forbidden)]
    public async Task Anonymous_Circuit_IsRefused(string path, string origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Origin", origin);
        using var answer = await portal.Browser().SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task EveryAnswer_CarriesSecurityHeaders()
    {
        using var answer = await portal.Browser().GetAsync("/sign-in");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Matches("script-src 'self' 'nonce-[^']{20,}'", policy);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("en-GB,en;q=0.9", "lang=\"en\"")]
    [InlineData("zh-HK,en;q=0.5", "lang=\"zh-CN\"")]
    [InlineData("fr", "lang=\"zh-CN\"")]
    public async Task Language_WithoutChoice_FollowsTheBrowser(string accepted, string expected) =>
        Assert.Contains(expected, await portal.Browser(accepted).GetStringAsync("/sign-in"), StringComparison.Ordinal);

    [Theory]
    [InlineData("/sign-in?back=%2Fsettings", "/sign-in?back=%2Fsettings")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    public async Task Language_Switch_KeepsThePageAndStaysHere(string back, string expected)
    {
        var browser = portal.Browser("zh-CN");
        using var answer = await browser.GetAsync($"/preferences/language?to=en&back={Uri.EscapeDataString(back)}");
        Assert.Equal(expected, answer.Headers.Location!.OriginalString);
        Assert.Contains("lang=\"en\"", await browser.GetStringAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetupLink_MakesOneAccountOnce()
    {
        var link = await portal.SetupLinkAsync();
        var first = portal.Browser();
        using (var made = await first.SubmitAsync(link, "林工", Password)) Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        using (var page = await first.GetAsync("/deployments")) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("<form", await portal.Browser().GetStringAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetupLink_ShortPassword_IsRefusedAtTheFieldAndKeepsTheName()
    {
        var link = await portal.SetupLinkAsync();
        using var answer = await portal.Browser("en").SubmitAsync(link, "lin", "short");
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("id=\"account-password-error\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"lin\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"short\"", html, StringComparison.Ordinal);
        Assert.Contains("<form", await portal.Browser().GetStringAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetupLink_WrongCode_ShowsNoForm() =>
        Assert.DoesNotContain("<form", await portal.Browser().GetStringAsync("/setup?code=AAAA"), StringComparison.Ordinal);

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LockTheAccount()
    {
        using (await portal.Browser().SubmitAsync(await portal.SetupLinkAsync(), "lin", Password)) { }
        var browser = portal.Browser("en");
        for (var attempt = 0; attempt < 5; attempt++) using (await browser.SubmitAsync("/sign-in", "lin", "wrong password")) { }
        using var answer = await browser.SubmitAsync("/sign-in", "lin", Password);
        Assert.Contains("locked for 5 minutes", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DevelopmentPages_InProduction_DoNotExist()
    {
        using var answer = await portal.Browser().GetAsync("/dev/components");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
