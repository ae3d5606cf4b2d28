namespace VpnPortal.Web.Shared;

/// <summary>What was typed before something is done.</summary>
/// <param name="Reason">Why, for the history.</param>
/// <param name="Typed">The confirmation, where one was asked for.</param>
public sealed record Confirmation(string Reason, string? Typed);
