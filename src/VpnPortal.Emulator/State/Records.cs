namespace VpnPortal.Emulator.State;

internal sealed record ResourceTag(string ResourceType, string Key, string Value);

/// <summary>A ClientToken that has been used, with a digest of the parameters and the answer it got (JSON without RequestId).</summary>
internal sealed record UsedToken(string Digest, string Response, string Effect);

internal sealed record ServiceRole(string Name, string Id, string ServiceName, DateTimeOffset CreatedAt);

/// <summary>An order of DiagnoseVpnGateway: the gateway, the connection and the two private addresses to try.</summary>
internal sealed record Diagnosis(string Id, string Region, string GatewayId, string ConnectionId, string? From, string? To, DateTimeOffset At, DateTimeOffset ReadyAt);

/// <summary>Something about a tunnel, a session or a health check that changed.</summary>
/// <param name="Kind">tunnel, bgp, health or carrier.</param>
/// <param name="Value">The new state.</param>
/// <param name="Detail">What the log of the connection says about it.</param>
internal sealed record Transition(DateTimeOffset At, string ConnectionId, string TunnelId, string Kind, string Value, string Detail);
