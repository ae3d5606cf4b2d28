using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;

namespace VpnPortal.Web.Tests.Host;

/// <summary>A program that talks to the API. It keeps everything that it was ever answered, so that a test can look for what must not be there.</summary>
internal sealed class ApiClient(HttpClient http)
{
    private readonly StringBuilder heard = new();

    /// <summary>Status lines, headers and bodies of all answers.</summary>
    public string Heard => heard.ToString();

    public static ApiClient Stranger(WebApplicationFactory<PortalHost> portal, string language = "en")
    {
        var http = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        http.DefaultRequestHeaders.Add("Accept-Language", language);
        return new ApiClient(http);
    }

    public static ApiClient Member(ApiFactory portal, string language = "en")
    {
        var client = Stranger(portal, language);
        client.UseToken(portal.MemberToken);
        return client;
    }

    public static async Task<ApiClient> MemberAsync(WebApplicationFactory<PortalHost> portal, string password)
    {
        var client = Stranger(portal);
        var token = await client.PostAsync("/sign-in", new { name = "lin", password });
        client.UseToken((string)token.Body!["accessToken"]!);
        return client;
    }

    public void UseToken(string token) => http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<ApiAnswer> PostAsync(string path, object? body = null, string? key = null) => SendAsync(HttpMethod.Post, path, Json(body), key);

    public Task<ApiAnswer> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, Json(body));

    public Task<ApiAnswer> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, Json(body));

    public Task<ApiAnswer> ImportAsync(string document, string mediaType = "application/yaml", string? key = null) =>
        SendAsync(HttpMethod.Post, "/deployments", new StringContent(document, Encoding.UTF8, mediaType), key);

    /// <summary>Asks until the answer is as wanted.</summary>
    public async Task<JsonNode> UntilAsync(string path, Func<JsonNode, bool> reached)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var now = (await GetAsync(path)).Is(200);
            if (reached(now)) return now;
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), now.ToJsonString());
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("/openapi", StringComparison.Ordinal) ? path : "/api/v1" + path) { Content = content };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        heard.Append(answer).Append('\n').Append(text).Append('\n');
        return new ApiAnswer((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.Location?.OriginalString, text);
    }

    private static StringContent? Json(object? body) =>
        body is null ? null : new StringContent(body as string ?? System.Text.Json.JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}

internal sealed record ApiAnswer(int Status, string? MediaType, string? Location, string Text)
{
    public JsonNode? Body => MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonNode.Parse(Text) : null;

    /// <summary>Fails unless it is a refusal of that kind in the form of RFC 9457, and gives it.</summary>
    public JsonNode Refuses(int status, string code, string? path = null)
    {
        Assert.True(Status == status, $"{Status}: {Text}");
        Assert.Equal("application/problem+json", MediaType);
        var problem = Body!;
        Assert.Equal((status, code, $"urn:vpnportal:problem:{code}", path), ((int)problem["status"]!, (string)problem["code"]!, (string)problem["type"]!, (string?)problem["path"]));
        Assert.NotEmpty((string)problem["title"]!);
        Assert.NotEmpty((string)problem["detail"]!);
        return problem;
    }

    /// <summary>Fails unless it has that status, and gives the body.</summary>
    public JsonNode Is(int status)
    {
        Assert.True(Status == status, $"{Status}: {Text}");
        return Body ?? JsonValue.Create(Text);
    }
}
