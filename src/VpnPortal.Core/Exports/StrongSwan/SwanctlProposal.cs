using System.Diagnostics;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>
/// The API's words as strongSwan proposals. Exactly one proposal each: the gateway holds one algorithm per slot, and every
/// further offer could only hide a mistake.
/// </summary>
public static class SwanctlProposal
{
    /// <summary>Phase 1, for example <c>aes256-sha256-modp2048</c>.</summary>
    public static string Ike(IkeProposal ike) => $"{Encryption(ike.Encryption)}-{Authentication(ike.Authentication)}-{Group(ike.DhGroup)}";

    /// <summary>Phase 2; no group when PFS is disabled.</summary>
    public static string Esp(IpsecProposal ipsec) => ipsec.Pfs == "disabled"
        ? $"{Encryption(ipsec.Encryption)}-{Authentication(ipsec.Authentication)}"
        : $"{Encryption(ipsec.Encryption)}-{Authentication(ipsec.Authentication)}-{Group(ipsec.Pfs)}";

    private static string Encryption(string word) => word switch
    {
        "aes" => "aes128",
        "aes192" or "aes256" or "3des" or "des" => word,
        _ => throw new UnreachableException(word),
    };

    private static string Authentication(string word) => word switch
    {
        "md5" or "sha1" or "sha256" or "sha384" or "sha512" => word,
        _ => throw new UnreachableException(word),
    };

    private static string Group(string word) => word switch
    {
        "group1" => "modp768",
        "group2" => "modp1024",
        "group5" => "modp1536",
        "group14" => "modp2048",
        _ => throw new UnreachableException(word),
    };
}
