namespace VpnPortal.Engine.Operations;

/// <summary>How well something works. Ordered: the worse, the higher.</summary>
public enum ReadinessState
{
    /// <summary>As it should.</summary>
    Ready,

    /// <summary>People can work, but somebody should look.</summary>
    Degraded,

    /// <summary>Send nobody here.</summary>
    Down,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Reason">A word, never a path, address or secret; null when all is well.</param>
public sealed record ReadinessCheck(string Name, ReadinessState State, string? Reason = null);

/// <summary>Whether the portal can serve people now.</summary>
public sealed record Readiness(IReadOnlyList<ReadinessCheck> Checks)
{
    /// <summary>The worst of all checks.</summary>
    public ReadinessState State => Checks.Max(check => check.State);
}
