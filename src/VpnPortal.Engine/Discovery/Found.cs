namespace VpnPortal.Engine.Discovery;

/// <summary>What was asked for, or why it could not be had.</summary>
public sealed record Found<T>(IReadOnlyList<T> Items, CloudFault? Fault);
