namespace VpnPortal.Core.Topology;

/// <summary>How engineers write the API's algorithm words.</summary>
public static class CryptoNames
{
    /// <summary>For example <c>AES-256</c> for <c>aes256</c>; a word without another spelling stays as it is.</summary>
    public static string Of(string word) => word switch
    {
        "ikev1" => "IKEv1",
        "ikev2" => "IKEv2",
        "aes" => "AES-128",
        "aes192" => "AES-192",
        "aes256" => "AES-256",
        "3des" => "3DES",
        "des" => "DES",
        "md5" => "MD5",
        "sha1" => "SHA-1",
        "sha256" => "SHA-256",
        "sha384" => "SHA-384",
        "sha512" => "SHA-512",
        _ => word,
    };
}
