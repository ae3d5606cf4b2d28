using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>How long something usually takes, and how that is known.</summary>
/// <param name="From">Half of what was measured went faster; for a documented range its lower end.</param>
/// <param name="To">Nine of ten went faster; for a documented range its upper end.</param>
/// <param name="Source">How it is known.</param>
public sealed record UsualDuration(TimeSpan From, TimeSpan To, DurationSource Source)
{
    /// <summary>A documented range.</summary>
    public UsualDuration(TimeSpan from, TimeSpan to)
        : this(from, to, DurationSource.Documented)
    {
    }

    /// <summary>A documented range in minutes.</summary>
    public static UsualDuration Minutes(int from, int to) => new(TimeSpan.FromMinutes(from), TimeSpan.FromMinutes(to));

    /// <summary>A documented range in seconds.</summary>
    public static UsualDuration Seconds(int from, int to) => new(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));
}

/// <summary>How a duration is known.</summary>
/// <param name="Samples">Finished steps that were measured; 0 when the documents tell.</param>
/// <param name="Runs">Runs of which they are.</param>
/// <param name="TimeScale">How many times faster than the real cloud's the clock was; the demo's is not 1.</param>
/// <param name="IsMixed">A part of it is measured, the rest documented.</param>
public sealed record DurationSource(int Samples, int Runs, double TimeScale, bool IsMixed = false)
{
    /// <summary>The documents of the cloud.</summary>
    public static readonly DurationSource Documented = new(0, 0, 1);

    /// <summary>Measured, in whole or in part.</summary>
    public bool IsMeasured => Samples > 0;

    /// <summary>The source in words, for example to be put into brackets.</summary>
    public BilingualText Words => this switch
    {
        { IsMeasured: false } => new("官方文档", "documented"),
        { TimeScale: 1 } => Told,
        _ => new($"{Told.Zh}，演示时间快 {TimeScale} 倍", $"{Told.En}, in demo time, {TimeScale} times faster"),
    };

    private BilingualText Told => IsMixed
        ? new($"部分依据最近 {Runs} 次执行，其余为官方文档", $"in part from the last {Count}, the rest documented")
        : new($"依据最近 {Runs} 次执行", $"from the last {Count}");

    private string Count => Runs == 1 ? "run" : $"{Runs} runs";

    /// <summary>The source of what is made up of parts.</summary>
    public static DurationSource Of(IReadOnlyCollection<DurationSource> parts)
    {
        var measured = parts.Where(part => part.IsMeasured).ToList();
        if (measured.Count == 0) return Documented;
        var isMixed = measured.Count < parts.Count || measured.Exists(part => part.IsMixed);
        return new(measured.Min(part => part.Samples), measured.Min(part => part.Runs), measured[0].TimeScale, isMixed);
    }
}
