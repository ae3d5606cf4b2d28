using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The gateway takes documented words only.</summary>
public sealed class CryptoNotOffered : IDraftRule
{
    private static readonly (string Path, IReadOnlyList<string> Words)[] Choices =
    [
        (FieldPaths.IkeVersion, CryptoWords.IkeVersions),
        (FieldPaths.IkeMode, CryptoWords.IkeModes),
        (FieldPaths.IkeEncryption, CryptoWords.Encryptions),
        (FieldPaths.IkeAuthentication, CryptoWords.Authentications),
        (FieldPaths.IkeDhGroup, CryptoWords.DhGroups),
        (FieldPaths.IpsecEncryption, CryptoWords.Encryptions),
        (FieldPaths.IpsecAuthentication, CryptoWords.Authentications),
        (FieldPaths.IpsecPfs, CryptoWords.PfsGroups),
    ];

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from choice in Choices
        let typed = draft.Text(choice.Path)
        where typed.Length > 0 && !choice.Words.Contains(typed, StringComparer.Ordinal)
        let offered = choice.Words.FirstOrDefault(word => string.Equals(word, typed, StringComparison.OrdinalIgnoreCase)) ?? draft.DefaultOf(choice.Path)
        select new Diagnostic(
            "crypto-not-offered", Severity.Error, choice.Path,
            new($"“{typed}”不是 VPN网关支持的取值，可选 {string.Join('、', choice.Words)}。", $"The VPN gateway does not know “{typed}”; it offers {choice.Words.Listed()}."),
            new($"请改为 {offered}。", $"Change it to {offered}."),
            offered);
}
