using VpnPortal.Core.Observation;

namespace VpnPortal.Web.Shared;

public sealed record TabItem(string Key, string Text, string Href, int? Count = null);

/// <summary>A documented step: what was decided in one line, its state once there is one, and its address once it may be visited.</summary>
public sealed record StepItem(string Title, string? Summary = null, DisplayState? State = null, string? Href = null);
