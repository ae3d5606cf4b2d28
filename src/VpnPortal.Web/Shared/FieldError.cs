namespace VpnPortal.Web.Shared;

/// <summary>One problem at one field; the same words stand at the field and in the <see cref="ErrorSummary"/>.</summary>
/// <param name="Href">Address of the field when it is on another page.</param>
public sealed record FieldError(string FieldId, string Text, string? Href = null);
