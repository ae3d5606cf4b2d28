using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VpnPortal.Web.Hosting;

namespace VpnPortal.Web.Features.Account;

/// <summary>While no account exists, each start prints a fresh set-up link. It goes to the console only: log files live longer than the link should.</summary>
internal sealed class SetupAnnouncer(
    IServiceScopeFactory scopes, SetupCode setup, IServer server, IHostApplicationLifetime lifetime, IOptions<PortalOptions> options)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The addresses are known only once the server listens.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<AccountDoor>().HasAccountsAsync(stoppingToken)) await setup.WithdrawAsync(stoppingToken);
        else Announce(await setup.IssueAsync(stoppingToken));
    }

    private void Announce(string code)
    {
        var link = $"{Address()}/setup?code={code}";
        Console.Out.WriteLine($"""

              首次使用：请在 24 小时内打开此链接创建第一个账号（只能使用一次）
              First start: open this link within 24 hours to make the first account (it works once)

              {link}

            """);
    }

    private string Address()
    {
        if (options.Value.PublicUrl is { } reached) return reached.ToString().TrimEnd('/');
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://127.0.0.1:8080";
        return bound.Replace("//+", "//127.0.0.1").Replace("//*", "//127.0.0.1")
            .Replace("//0.0.0.0", "//127.0.0.1").Replace("//[::]", "//127.0.0.1").TrimEnd('/');
    }
}
