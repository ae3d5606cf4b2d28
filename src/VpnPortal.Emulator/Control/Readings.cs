namespace VpnPortal.Emulator.Control;

/// <summary>The time in the emulated cloud.</summary>
public sealed record ClockReading(DateTimeOffset Now, double Scale, bool IsStopped);

/// <summary>What is being done to traffic.</summary>
public sealed record TrafficReading(
    double DetectionSeconds, IReadOnlyList<string> CutAddresses, IReadOnlyList<string> ClosedSecurityGroups, IReadOnlyList<string> Devices);

/// <summary>What shall be done to traffic. Whatever is absent stays as it is.</summary>
/// <param name="DetectionSeconds">How long a broken path goes unnoticed, before scaling.</param>
/// <param name="Cut">Public addresses whose path through the Internet breaks.</param>
/// <param name="Heal">Public addresses whose path is whole again.</param>
/// <param name="CloseSecurityGroups">Security groups that let no ICMP in any more.</param>
public sealed record TrafficOrder(
    double? DetectionSeconds = null, IReadOnlyList<string>? Cut = null, IReadOnlyList<string>? Heal = null,
    IReadOnlyList<string>? CloseSecurityGroups = null, IReadOnlyList<string>? OpenSecurityGroups = null);
