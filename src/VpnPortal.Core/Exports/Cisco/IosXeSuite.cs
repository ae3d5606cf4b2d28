using System.Diagnostics;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>
/// The API's words in the words of IOS-XE, one algorithm in each slot. DES, 3DES, MD5 and the groups 1, 2 and 5 are refused: from 17.11 on
/// IOS-XE rejects them unless its compliance shield is taken down (security configuration guide of IOS-XE 17).
/// </summary>
internal static class IosXeSuite
{
    public const string Device = "Cisco IOS-XE 17";

    /// <summary>Seconds; the lower bound of IKEv2 and IPsec lifetimes.</summary>
    public const int ShortestLifetime = 120;

    public static IEnumerable<Diagnostic> Problems(DeviceTunnel tunnel)
    {
        var (ike, ipsec) = (tunnel.Ike, tunnel.Ipsec);
        foreach (var (path, word) in new[] { (FieldPaths.IkeEncryption, ike.Encryption), (FieldPaths.IpsecEncryption, ipsec.Encryption) })
            if (word is "des" or "3des") yield return CiscoRefusals.Algorithm(path, word, Device, "aes256");
        foreach (var (path, word) in new[] { (FieldPaths.IkeAuthentication, ike.Authentication), (FieldPaths.IpsecAuthentication, ipsec.Authentication) })
            if (word == "md5") yield return CiscoRefusals.Algorithm(path, word, Device, "sha256");
        foreach (var (path, word) in new[] { (FieldPaths.IkeDhGroup, ike.DhGroup), (FieldPaths.IpsecPfs, ipsec.Pfs) })
            if (word is not ("group14" or "disabled")) yield return CiscoRefusals.Algorithm(path, word, Device, "group14");
        foreach (var problem in CiscoRefusals.Lifetimes(tunnel, Device, ShortestLifetime)) yield return problem;
    }

    public static CliLine IkeV2Encryption(string word) => CliLine.Of($"aes-cbc-{Bits(word)}");

    public static CliLine IkeV1Encryption(string word) => CliLine.Of($"aes {Bits(word)}");

    public static string IkeV2Hash(string word) => word is "sha1" or "sha256" or "sha384" or "sha512" ? word : throw new UnreachableException(word);

    public static string IkeV1Hash(string word) => word == "sha1" ? "sha" : IkeV2Hash(word);

    public static int Group(string word) => word == "group14" ? 14 : throw new UnreachableException(word);

    public static CliLine Transform(IpsecProposal ipsec) => CliLine.Of($"esp-aes {Bits(ipsec.Encryption)} esp-{IkeV1Hash(ipsec.Authentication)}-hmac");

    private static int Bits(string word) => word switch
    {
        "aes" => 128,
        "aes192" => 192,
        "aes256" => 256,
        _ => throw new UnreachableException(word),
    };
}
