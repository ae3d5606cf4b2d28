namespace VpnPortal.Web.Features.Account;

/// <summary>Marks the texts of this feature.</summary>
public sealed class AccountTexts;
