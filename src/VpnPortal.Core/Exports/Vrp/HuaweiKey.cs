using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>
/// Keys on Huawei's command line (command reference, pre-shared-key in the IKE peer view): quotes around a key with a question mark
/// are not part of it, around any other they would be.
/// </summary>
internal static class HuaweiKey
{
    private static readonly string[] Keywords = ["cipher", "simple"];

    public static CliKey Quote(string key) => new(key.Contains('?', StringComparison.Ordinal) ? $"\"{key}\"" : key);

    /// <summary>Keys that would be read as something else than the key.</summary>
    public static BilingualText? Obstacle(string key)
    {
        if (LooksEncrypted(key)) return new("会被当作密文", "it would be taken for an encrypted key");
        return Keywords.Any(word => word.StartsWith(key, StringComparison.OrdinalIgnoreCase))
            ? new("会被当作命令的关键字", "it would be taken for a keyword of the command")
            : null;
    }

    /// <summary>Encrypted keys stand between marks such as <c>%^%#</c>, <c>%@%@</c> or <c>@%@%</c>, or begin like <c>$1a$</c>.</summary>
    private static bool LooksEncrypted(string key) => key.Length >= 4 && (
        (key[0] == '%' && key[2] == '%') || (key[1] == '%' && key[3] == '%') || (key[0] == '$' && char.IsAsciiDigit(key[1]) && key.IndexOf('$', 2) is 2 or 3));
}
