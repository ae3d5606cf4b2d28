using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VpnPortal.Cloud;
using VpnPortal.Cloud.Registration;

namespace VpnPortal.Engine.Tests.Cloud;

/// <summary>The client as a host gets it, with everything it logs at any level and category kept.</summary>
public sealed class CloudUnderTest : ILoggerProvider, ILogger
{
    public const string Secret = "PLANTED-access-key-secret";

    private readonly ServiceProvider services;

    public CloudUnderTest(string endpoint, params (string Key, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>
        {
            ["Cloud:Endpoint"] = endpoint, ["Cloud:Protocol"] = "HTTP", ["Cloud:AccessKeyId"] = "testid", ["Cloud:AccessKeySecret"] = Secret,
        };
        foreach (var (key, value) in settings) values[key] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(this).SetMinimumLevel(LogLevel.Trace))
            .AddAlibabaCloud(configuration)
            .BuildServiceProvider();
    }

    public ConcurrentQueue<string> Lines { get; } = [];

    public IVpcApi Vpc => services.GetRequiredService<IVpcApi>();

    public IEcsApi Ecs => services.GetRequiredService<IEcsApi>();

    public IAccountApi Account => services.GetRequiredService<IAccountApi>();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose() => services.Dispose();
}
