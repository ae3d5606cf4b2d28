using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VpnPortal.Emulator.Http;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>A client written for these tests alone; neither the portal's nor the emulator's code signs here.</summary>
public sealed class SignedClient(Uri address, TimeProvider clock) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = address };

    public string Region { get; set; } = "eu-central-1";

    public string KeyId { get; set; } = "emulator";

    public string Secret { get; set; } = "emulator-secret";

    public async Task<Answer> Call(string action, params (string Name, string Value)[] parameters)
    {
        using var request = Build(action, parameters);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }

    public async Task<JsonObject> Ok(string action, params (string Name, string Value)[] parameters)
    {
        var answer = await Call(action, parameters);
        Assert.True(answer.Status == 200, $"{action}: {answer.Body}");
        return answer.Body;
    }

    public async Task Refused(string code, string action, params (string Name, string Value)[] parameters)
    {
        var answer = await Call(action, parameters);
        Assert.Equal(code, answer.Code);
        Assert.InRange(answer.Status, 400, 599);
        Assert.NotNull((string?)answer.Body["RequestId"]);
    }

    public HttpRequestMessage Build(string action, (string Name, string Value)[] parameters, string? nonce = null, string version = "", bool addRegion = true)
    {
        var all = !addRegion || parameters.Any(p => p.Name == "RegionId") ? parameters : [("RegionId", Region), .. parameters];
        var isGet = action == "DescribeVpnGatewayAvailableZones";
        var encoded = string.Join('&', all.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{Encode(p.Name)}={Encode(p.Value)}"));
        var body = isGet ? "" : encoded;
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = address.Authority,
            ["x-acs-action"] = action,
            ["x-acs-content-sha256"] = Hash(body),
            ["x-acs-date"] = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            ["x-acs-signature-nonce"] = nonce ?? Guid.NewGuid().ToString(),
            ["x-acs-version"] = version.Length > 0 ? version : VersionOf(action),
        };
        var names = string.Join(';', headers.Keys);
        var canonical = $"{(isGet ? "GET" : "POST")}\n/\n{(isGet ? encoded : "")}\n{string.Concat(headers.Select(h => $"{h.Key}:{h.Value}\n"))}\n{names}\n{Hash(body)}";
        var toSign = $"ACS3-HMAC-SHA256\n{Hash(canonical)}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(toSign)));
        var request = new HttpRequestMessage(isGet ? HttpMethod.Get : HttpMethod.Post, isGet ? $"/?{encoded}" : "/");
        if (!isGet)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("content-type", "application/x-www-form-urlencoded");
        }

        foreach (var (name, value) in headers.Where(h => h.Key != "host"))
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("authorization", $"ACS3-HMAC-SHA256 Credential={KeyId},SignedHeaders={names},Signature={signature}");
        return request;
    }

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }

    public void Dispose() => http.Dispose();

    private static string VersionOf(string action) => OperationsView.All.FirstOrDefault(o => o.Action == action)?.Version ?? "2016-04-28";

    private static string Encode(string text) => Uri.EscapeDataString(text);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

public sealed record Answer(int Status, JsonObject Body)
{
    public string? Code => (string?)Body["Code"];

    public static async Task<Answer> Read(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("application/json;charset=utf-8", response.Content.Headers.ContentType?.ToString().Replace(" ", ""));
        return new((int)response.StatusCode, JsonNode.Parse(text)!.AsObject());
    }
}
