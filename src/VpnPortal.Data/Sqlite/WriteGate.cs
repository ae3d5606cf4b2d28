namespace VpnPortal.Data.Sqlite;

/// <summary>
/// One commit at a time in this process. SQLite 3.50.4, the build that is served, can corrupt a WAL when two connections
/// write and checkpoint at the same instant; a single writer never does, and never meets SQLITE_BUSY either.
/// Every write goes through SaveChanges, which is one transaction and carries its own checkpoint.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private long changes;

    /// <summary>How many commits of this process changed something worth a backup.</summary>
    public long Changes => Interlocked.Read(ref changes);

    /// <summary>Counts such a commit, after it was made.</summary>
    public void CountChange() => Interlocked.Increment(ref changes);

    /// <summary>Commits alone. The gate opens again whatever the commit ends with.</summary>
    public async Task<int> CommitAsync(Func<Task<int>> commit, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await commit();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Commits alone, on the caller's thread.</summary>
    public int Commit(Func<int> commit)
    {
        turn.Wait();
        try
        {
            return commit();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
