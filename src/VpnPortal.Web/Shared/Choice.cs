namespace VpnPortal.Web.Shared;

/// <summary>A choice of a <see cref="ChoiceField"/>.</summary>
/// <param name="Says">What it means, in a line.</param>
public sealed record Choice(string Value, string Title, string Says);
