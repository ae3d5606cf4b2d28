using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VpnPortal.Data;

namespace VpnPortal.Web.Features.Account;

/// <summary>While no account exists, each start prints a fresh set-up link, as soon as the database takes it. It goes to the console only: log files live longer than the link should.</summary>
internal sealed partial class SetupAnnouncer(
    IServiceScopeFactory scopes, SetupCode setup, OwnAddress address, IHostApplicationLifetime lifetime, ILogger<SetupAnnouncer> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The addresses are known only once the server listens.
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        await StorageWait.UntilDoneAsync(AnnounceAsync, fault => StillWaiting(logger, fault), TimeProvider.System, stoppingToken);
    }

    private async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<AccountDoor>().HasAccountsAsync(cancellationToken)) await setup.WithdrawAsync(cancellationToken);
        else Announce(await setup.IssueAsync(cancellationToken));
    }

    [LoggerMessage(3, LogLevel.Warning, "The database takes no set-up link at present; the link for the first account is shown as soon as it does.")]
    private static partial void StillWaiting(ILogger logger, Exception fault);

    private void Announce(string code)
    {
        var link = $"{address}/setup?code={code}";
        Console.Out.WriteLine($"""

              首次使用：请在 24 小时内打开此链接创建第一个账号（只能使用一次）
              First start: open this link within 24 hours to make the first account (it works once)

              {link}

            """);
    }
}
