using System.Diagnostics;

namespace VpnPortal.Core.Exports.H3c;

/// <summary>The API's words in Comware 7's spelling (H3C security command references, IKE, IKEv2 and IPsec commands). One word each: the gateway holds one algorithm per slot.</summary>
internal static class ComwareWords
{
    public static string Encryption(string word) => word switch
    {
        "aes" => "aes-cbc-128",
        "aes192" => "aes-cbc-192",
        "aes256" => "aes-cbc-256",
        "3des" or "des" => $"{word}-cbc",
        _ => throw new UnreachableException(word),
    };

    /// <summary>Of IKEv2 and ESP.</summary>
    public static string Integrity(string word) => word is "md5" or "sha1" or "sha256" or "sha384" or "sha512" ? word : throw new UnreachableException(word);

    /// <summary>Of IKEv1, which calls SHA-1 just <c>sha</c>.</summary>
    public static string Authentication(string word) => word == "sha1" ? "sha" : Integrity(word);

    public static string Group(string word) => word is "group1" or "group2" or "group5" or "group14" ? word : throw new UnreachableException(word);
}
