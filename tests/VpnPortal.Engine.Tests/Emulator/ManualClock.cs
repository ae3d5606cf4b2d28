namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>A wall clock that moves only when a test moves it.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(double seconds) => now += TimeSpan.FromSeconds(seconds);
}
