using VpnPortal.Data;
namespace VpnPortal.Web.Shared;

/// <summary>
/// Turns a storm of change notices into at most two readings a second: <c>Changed</c> may be called from any thread and returns at once.
/// The reading itself must go through the component's InvokeAsync.
/// </summary>
public sealed class LiveReading(Func<Task> read) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly CancellationTokenSource ended = new();
    private int waiting;

    public void Changed()
    {
        if (Interlocked.Exchange(ref waiting, 1) == 0) _ = ReadSoonAsync();
    }

    public void Dispose()
    {
        ended.Cancel();
        ended.Dispose();
    }

    private async Task ReadSoonAsync()
    {
        try
        {
            await Task.Delay(Pause, ended.Token);
            Volatile.Write(ref waiting, 0);
            await read();
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException || StorageFault.Is(exception))
        {
            // The page is gone, or the next notice reads again.
            Volatile.Write(ref waiting, 0);
        }
    }
}
