namespace VpnPortal.Emulator.State;

/// <summary>
/// Time as the emulated cloud lives it: the wall clock plus whatever was advanced by hand, or standing still. The scale
/// shortens the durations that are drawn; it does not speed up the clock, so times of creation stay believable.
/// </summary>
internal sealed class EmulatorClock(TimeProvider wall, double scale)
{
    public double Scale { get; set; } = scale;

    public DateTimeOffset Wall => wall.GetUtcNow();

    public DateTimeOffset Now(World world) => (world.StoppedAt ?? wall.GetUtcNow()) + world.ClockOffset;

    /// <summary>The end of something that officially takes between so many seconds; the world wakes up there.</summary>
    public DateTimeOffset After(World world, double lowSeconds, double highSeconds)
    {
        var end = Now(world) + TimeSpan.FromSeconds(Draw.Between(world, lowSeconds, highSeconds) / Scale);
        world.Agenda.Add(end);
        return end;
    }
}
