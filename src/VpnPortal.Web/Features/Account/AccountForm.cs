namespace VpnPortal.Web.Features.Account;

/// <summary>What the sign-in and set-up pages post.</summary>
public sealed class AccountForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    public string? Code { get; set; }

    public string TrimmedName => Name?.Trim() ?? string.Empty;
}
