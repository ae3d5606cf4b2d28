using AngleSharp.Html.Parser;

namespace VpnPortal.Web.Tests.Host;

/// <summary>A form as a browser without scripts has it on the screen.</summary>
internal sealed record OpenForm(HttpClient Browser, string Action, IReadOnlyDictionary<string, string> Hidden)
{
    public async Task<HttpResponseMessage> SubmitAsync(string name, string password)
    {
        using var content = new FormUrlEncodedContent([.. Hidden, new("Input.Name", name), new("Input.Password", password)]);
        return await Browser.PostAsync(Action, content);
    }
}

internal static class Forms
{
    /// <summary>Opens the page and takes its form.</summary>
    public static async Task<OpenForm> FormAsync(this HttpClient browser, string page)
    {
        var form = new HtmlParser().ParseDocument(await browser.GetStringAsync(page)).QuerySelector("form[method=post]")!;
        return new OpenForm(browser, form.GetAttribute("action") ?? page, form.QuerySelectorAll("input[type=hidden]")
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? string.Empty));
    }

    /// <summary>Opens the page, fills its form and posts it with its hidden fields.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, string page, string name, string password) =>
        await (await browser.FormAsync(page)).SubmitAsync(name, password);

    /// <summary>Leaves by the form that every page carries.</summary>
    public static async Task SignOutAsync(this HttpClient browser)
    {
        var token = new HtmlParser().ParseDocument(await browser.GetStringAsync("/settings")).QuerySelector("form[action='/sign-out'] input[name=__RequestVerificationToken]")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token.GetAttribute("value")!)]);
        using var answer = await browser.PostAsync("/sign-out", content);
        Assert.Equal("/sign-in?left=true", answer.Headers.Location!.OriginalString);
    }
}
