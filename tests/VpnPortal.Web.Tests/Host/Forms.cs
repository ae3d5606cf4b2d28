using AngleSharp.Html.Parser;

namespace VpnPortal.Web.Tests.Host;

internal static class Forms
{
    /// <summary>Fills the page's form and posts it with its hidden fields, as a browser without scripts would.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, string page, string name, string password)
    {
        var html = await browser.GetStringAsync(page);
        var form = new HtmlParser().ParseDocument(html).QuerySelector("form[method=post]")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? string.Empty);
        fields["Input.Name"] = name;
        fields["Input.Password"] = password;
        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(form.GetAttribute("action") ?? page, content);
    }
}
