namespace VpnPortal.Web.Shared;

/// <summary>Marks what fields of a draft are called; see <see cref="FieldNames"/>.</summary>
public sealed class FieldNameTexts;
