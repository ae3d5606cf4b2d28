namespace VpnPortal.Data;

/// <summary>Work of a start that needs the database: it waits for one that is full, read-only or out of reach, and does not end the portal.</summary>
public static class StorageWait
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Does the work, again and again while the storage refuses it.</summary>
    /// <param name="tell">Told once, with the fault that is waited out.</param>
    public static async Task UntilDoneAsync(
        Func<CancellationToken, Task> work, Action<Exception> tell, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var isTold = false; ; isTold = true)
        {
            try
            {
                await work(cancellationToken);
                return;
            }
            catch (Exception exception) when (StorageFault.Is(exception))
            {
                if (!isTold) tell(exception);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
