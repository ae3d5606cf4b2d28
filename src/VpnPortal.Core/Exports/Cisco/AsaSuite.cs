using System.Diagnostics;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>
/// The API's words in the words of the ASA. From 9.15 on it has no DES, 3DES, MD5 and groups 1 and 2, group 5 for IKEv1 only, and SHA-2 for
/// IKEv2 only (release notes of ASA 9.15; VPN configuration guide of ASA 9.16).
/// </summary>
internal static class AsaSuite
{
    public const string Device = "Cisco ASA 9.16";

    /// <summary>Seconds; the lower bound of IKE and IPsec lifetimes.</summary>
    public const int ShortestLifetime = 120;

    public static bool IsV1(DeviceTunnel tunnel) => tunnel.Ike.Version == "ikev1";

    public static IEnumerable<Diagnostic> Problems(DeviceTunnel tunnel)
    {
        var (ike, ipsec) = (tunnel.Ike, tunnel.Ipsec);
        foreach (var (path, word) in new[] { (FieldPaths.IkeEncryption, ike.Encryption), (FieldPaths.IpsecEncryption, ipsec.Encryption) })
            if (word is "des" or "3des") yield return CiscoRefusals.Algorithm(path, word, Device, "aes256");
        foreach (var (path, word) in new[] { (FieldPaths.IkeAuthentication, ike.Authentication), (FieldPaths.IpsecAuthentication, ipsec.Authentication) })
        {
            if (IsV1(tunnel) && word != "sha1") yield return OnlySha1(path, word);
            else if (word == "md5") yield return CiscoRefusals.Algorithm(path, word, Device, "sha256");
        }

        if (ike.DhGroup != "group14" && !(IsV1(tunnel) && ike.DhGroup == "group5")) yield return CiscoRefusals.Algorithm(FieldPaths.IkeDhGroup, ike.DhGroup, Device, "group14");
        if (ipsec.Pfs is not ("group14" or "disabled")) yield return CiscoRefusals.Algorithm(FieldPaths.IpsecPfs, ipsec.Pfs, Device, "group14");
        if (IsV1(tunnel) && ike.Mode == "aggressive") yield return CiscoRefusals.Algorithm(FieldPaths.IkeMode, ike.Mode, $"{Device} VTI", "main");
        foreach (var problem in CiscoRefusals.Lifetimes(tunnel, Device, ShortestLifetime)) yield return problem;
    }

    /// <summary>The same word in both phases: <c>aes</c>, <c>aes-192</c>, <c>aes-256</c>.</summary>
    public static string Encryption(string word) => word switch
    {
        "aes" => word,
        "aes192" => "aes-192",
        "aes256" => "aes-256",
        _ => throw new UnreachableException(word),
    };

    public static string IkeHash(string word) => word == "sha1" ? "sha" : EspHash(word).Replace("-", "", StringComparison.Ordinal);

    public static string EspHash(string word) => word switch
    {
        "sha1" => "sha-1",
        "sha256" => "sha-256",
        "sha384" => "sha-384",
        "sha512" => "sha-512",
        _ => throw new UnreachableException(word),
    };

    public static int Group(string word) => word switch
    {
        "group5" => 5,
        "group14" => 14,
        _ => throw new UnreachableException(word),
    };

    private static Diagnostic OnlySha1(string path, string word) => new(
        "cisco-algorithm-missing", Severity.Error, path,
        new($"{Device} 的 IKEv1 只支持 sha1，无法使用 {word}。", $"IKEv1 of {Device} has sha1 only and cannot use {word}."),
        new("请在两端改用 IKEv2（推荐）；若必须使用 IKEv1，则两个阶段都改用 sha1。", "Use IKEv2 at both ends, which is better; if it has to be IKEv1, use sha1 in both phases."),
        "sha1");
}
