using VpnPortal.Emulator;
using VpnPortal.Emulator.Control;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>Faults that the checks before a run must not meet.</summary>
internal static class LateFaults
{
    /// <summary>For <see cref="AlteredVpc.BeforeCreate"/>: the fault is there from the first call on that makes something.</summary>
    public static Func<string, Task> OnceTheRunCalls(this EmulatorServer cloud, Fault fault)
    {
        var hasBegun = 0;
        return _ =>
        {
            if (Interlocked.Exchange(ref hasBegun, 1) == 0) cloud.AddFault(fault);
            return Task.CompletedTask;
        };
    }
}
