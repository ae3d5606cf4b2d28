namespace VpnPortal.Web.Shared;

/// <summary>One problem at one field; the same words stand at the field and in the <see cref="ErrorSummary"/>.</summary>
public sealed record FieldError(string FieldId, string Text);
