using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace VpnPortal.Engine.Tests.Cloud;

/// <summary>A request as it stood on the wire.</summary>
public sealed record SeenRequest(string Method, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Action => Headers["x-acs-action"];

    /// <summary>Parameters of query and form together.</summary>
    public Dictionary<string, string> Parameters { get; } =
        QueryHelpers.ParseQuery(Query).Concat(QueryHelpers.ParseQuery(Body)).ToDictionary(p => p.Key, p => p.Value.ToString());
}

/// <summary>A server on loopback that answers as the test says.</summary>
public sealed class ScriptedCloud : IAsyncDisposable
{
    private readonly WebApplication app;

    private ScriptedCloud(WebApplication app) => this.app = app;

    public ConcurrentQueue<SeenRequest> Requests { get; } = [];

    public string Endpoint => new Uri(app.Urls.First()).Authority;

    public static async Task<ScriptedCloud> StartAsync(Func<HttpContext, SeenRequest, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var cloud = new ScriptedCloud(server);
        server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var seen = new SeenRequest(
                context.Request.Method, context.Request.QueryString.Value ?? "",
                context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), await reader.ReadToEndAsync());
            cloud.Requests.Enqueue(seen);
            await answer(context, seen);
        });
        await server.StartAsync();
        return cloud;
    }

    /// <summary>Always the same answer.</summary>
    public static Task<ScriptedCloud> StartAsync(string json, int status = 200) =>
        StartAsync((context, _) => WriteAsync(context, json, status));

    /// <summary>One answer per action.</summary>
    public static Task<ScriptedCloud> StartAsync(Func<SeenRequest, string> json) =>
        StartAsync((context, seen) => WriteAsync(context, json(seen)));

    public static Task WriteAsync(HttpContext context, string text, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=utf-8";
        return context.Response.WriteAsync(text);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
