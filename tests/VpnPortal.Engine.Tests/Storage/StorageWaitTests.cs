using VpnPortal.Data;

namespace VpnPortal.Engine.Tests.Storage;

public sealed class StorageWaitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UntilDone_StorageRefusesTwice_TellsOnceAndIsDone()
    {
        var (calls, told) = (0, new List<Exception>());
        await StorageWait.UntilDoneAsync(
            _ => ++calls < 3 ? Task.FromException(new IOException("full")) : Task.CompletedTask, told.Add, TimeProvider.System, Stop);
        Assert.Equal((3, 1), (calls, told.Count));
    }

    [Fact]
    public async Task UntilDone_BugOfOurOwn_IsNotWaitedOut() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => StorageWait.UntilDoneAsync(
            _ => throw new InvalidOperationException(), _ => Assert.Fail("Nothing to wait for."), TimeProvider.System, Stop));
}
