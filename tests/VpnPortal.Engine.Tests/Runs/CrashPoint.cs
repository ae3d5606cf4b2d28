using Microsoft.EntityFrameworkCore.Diagnostics;
using VpnPortal.Data.Rows;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>The process died here.</summary>
internal sealed class ProcessDiedException : Exception;

/// <summary>
/// Lets the portal die at its n-th journal write, just before or just after the commit. From then on nothing reaches the
/// database any more, as after a kill.
/// </summary>
internal sealed class CrashPoint(int journalWrite, bool afterCommit) : SaveChangesInterceptor
{
    private readonly TaskCompletionSource died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int journalWrites;

    public Task Died => died.Task;

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (died.Task.IsCompleted) throw new ProcessDiedException();
        if (IsJournalWrite(eventData) && Interlocked.Increment(ref journalWrites) == journalWrite && !afterCommit) Die();
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (afterCommit && Volatile.Read(ref journalWrites) >= journalWrite && !died.Task.IsCompleted) Die();
        return ValueTask.FromResult(result);
    }

    private static bool IsJournalWrite(DbContextEventData eventData) =>
        eventData.Context!.ChangeTracker.Entries<RunEventRow>().Any(entry => entry.State == Microsoft.EntityFrameworkCore.EntityState.Added);

    private void Die()
    {
        died.TrySetResult();
        throw new ProcessDiedException();
    }
}
