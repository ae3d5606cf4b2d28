using VpnPortal.Data;

namespace VpnPortal.Web.Features.Runs;

/// <summary>What came of something that was asked of a run.</summary>
public enum Asked
{
    /// <summary>It is written down and will happen.</summary>
    Done,

    /// <summary>The run has gone on meanwhile, or a colleague was faster.</summary>
    NoLonger,

    /// <summary>The portal cannot write it down at present, and so does nothing.</summary>
    NotStored,
}

/// <summary>Asks, and tells what came of it.</summary>
internal static class Asking
{
    public static async Task<Asked> OfAsync(Func<Task<bool>> ask)
    {
        try
        {
            return await ask() ? Asked.Done : Asked.NoLonger;
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            return Asked.NotStored;
        }
    }
}
