using Microsoft.EntityFrameworkCore;
using VpnPortal.Data;

namespace VpnPortal.Web.Tests.Host;

/// <summary>The portal's database, which can be made to fail or to keep its readers waiting.</summary>
internal sealed class FlakyContexts(IDbContextFactory<PortalDbContext> contexts) : IDbContextFactory<PortalDbContext>
{
    /// <summary>Thrown instead of every context while it is set.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Every context waits for this.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Completes when somebody has asked for a context.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PortalDbContext CreateDbContext() => Fault is { } fault ? throw fault : contexts.CreateDbContext();

    public async Task<PortalDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
    {
        Asked.TrySetResult();
        await Gate.WaitAsync(cancellationToken);
        return CreateDbContext();
    }
}
