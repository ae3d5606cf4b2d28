namespace VpnPortal.Web.Features.Account;

/// <summary>What the sign-in and set-up pages post.</summary>
public sealed class AccountForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    public string? Code { get; set; }

    public const int MaxNameLength = 64;

    public string TrimmedName => Name?.Trim() ?? string.Empty;

    public static string Shorten(string name) =>
        name.Length <= MaxNameLength ? name : name[..(char.IsHighSurrogate(name[MaxNameLength - 1]) ? MaxNameLength - 1 : MaxNameLength)];
}
