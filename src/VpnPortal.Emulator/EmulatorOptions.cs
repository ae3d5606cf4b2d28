using VpnPortal.Emulator.Operations;

namespace VpnPortal.Emulator;

/// <summary>Configuration section <c>Emulator</c>.</summary>
public sealed class EmulatorOptions
{
    public const string Section = "Emulator";

    public string AccessKeyId { get; set; } = "emulator";

    public string AccessKeySecret { get; set; } = "emulator-secret";

    /// <summary>How many times faster than the real cloud things get done; 1 keeps the official timings.</summary>
    public double TimeScale { get; set; } = 1;

    /// <summary>Ids, addresses and durations follow from it.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Where the state survives the process; nothing is kept when it is empty.</summary>
    public string? StateFile { get; set; }

    /// <summary>Write one line per call; otherwise only warnings are logged.</summary>
    public bool LogCalls { get; set; }

    /// <summary>Refuse calls above the published limits of calls per minute.</summary>
    public bool EnforceRateLimits { get; set; }

    /// <summary>Let other machines reach /_emulator/…; by default only this one does.</summary>
    public bool ControlFromAnywhere { get; set; }

    public Quotas Quotas { get; set; } = new();

    /// <summary>The wall clock. Not configuration: tests put a clock of their own here.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;
}
