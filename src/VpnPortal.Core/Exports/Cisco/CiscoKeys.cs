using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>
/// Which pre-shared keys a Cisco command line takes as they are. A question mark asks for help wherever it is pasted; a single digit is
/// the type of the key that should follow; <c>hex</c>, <c>local</c> and <c>remote</c>, also abbreviated, are keywords in the key's place.
/// </summary>
internal static class CiscoKeys
{
    private static readonly IReadOnlyList<string> Keywords = ["hex", "local", "remote"];

    /// <summary>True when nothing in the text ends the word or calls for help.</summary>
    public static bool IsWord(string key) => key.Length > 0 && key.All(c => c is > ' ' and <= '~' and not '?' and not '"');

    /// <summary>The key as one word; a character that no command line holds is a bug here, for it is refused before.</summary>
    public static CliKey Word(string key) => IsWord(key) ? new(key) : throw new ArgumentException("The key is no word of a command line.", nameof(key));

    /// <summary>True when the word after the command is taken for the key and for nothing else.</summary>
    public static bool IsBare(string key) =>
        IsWord(key) && !(key.Length == 1 && char.IsAsciiDigit(key[0])) && !Keywords.Any(word => word.StartsWith(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>One finding for each revealed key that must not stand bare.</summary>
    public static IEnumerable<Diagnostic> NotBare(DeviceView view, SecretMode mode, string device) =>
        from tunnel in view.Tunnels
        where mode == SecretMode.Revealed && !IsBare(Redaction.Show(tunnel.Psk, mode))
        select new Diagnostic(
            "cisco-key-unreadable", Severity.Error, FieldPaths.Psk(tunnel.Role),
            new(
                $"{device} 的命令行会误读隧道 {tunnel.Index} 的预共享密钥：问号会调出帮助，单个数字或 hex、local、remote 会被当作关键字。",
                $"The command line of {device} would misread the pre-shared key of tunnel {tunnel.Index}: a question mark calls for help, a single digit or the words hex, local and remote are keywords."),
            new("请为两端换一个只含字母和数字的密钥，以字母开头，长度至少 16。", "Give both ends another key of letters and digits, beginning with a letter, of at least 16 characters."));
}
