using System.Diagnostics;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>The API's words in Huawei's spelling (command references of USG6000 V500R and AR V200R, IPSec commands). One word each: the gateway holds one algorithm per slot.</summary>
internal static class HuaweiWords
{
    public static string Encryption(string word) => word switch
    {
        "aes" => "aes-128",
        "aes192" => "aes-192",
        "aes256" => "aes-256",
        "3des" or "des" => word,
        _ => throw new UnreachableException(word),
    };

    public static string Authentication(string word) => word switch
    {
        "md5" or "sha1" => word,
        "sha256" => "sha2-256",
        "sha384" => "sha2-384",
        "sha512" => "sha2-512",
        _ => throw new UnreachableException(word),
    };

    /// <summary>IKEv2 only; the two old ones say that they are cut to 96 bits.</summary>
    public static string Integrity(string word) => word is "md5" or "sha1" ? $"hmac-{word}-96" : $"hmac-{Authentication(word)}";

    /// <summary>IKEv2 only.</summary>
    public static string Prf(string word) => $"hmac-{Authentication(word)}";

    public static string Group(string word) => word is "group1" or "group2" or "group5" or "group14" ? word : throw new UnreachableException(word);
}
