namespace VpnPortal.Core.Topology;

/// <summary>Phase 1 and phase 2 proposals; exactly one algorithm per slot, as the API holds it.</summary>
public sealed record CryptoProfile(IkeProposal Ike, IpsecProposal Ipsec);

/// <summary>Phase 1. All words are the API's.</summary>
/// <param name="Version"><c>ikev2</c> or <c>ikev1</c>.</param>
/// <param name="Mode"><c>main</c> or <c>aggressive</c>; IKEv2 ignores it.</param>
/// <param name="Encryption"><c>aes256</c>, <c>aes192</c>, <c>aes</c>, <c>3des</c>, <c>des</c>.</param>
/// <param name="Authentication"><c>sha256</c>, <c>sha384</c>, <c>sha512</c>, <c>sha1</c>, <c>md5</c>.</param>
/// <param name="DhGroup"><c>group14</c>, <c>group5</c>, <c>group2</c>, <c>group1</c>.</param>
/// <param name="LifetimeSeconds">1–86400.</param>
public sealed record IkeProposal(
    string Version, string Mode, string Encryption, string Authentication, string DhGroup, int LifetimeSeconds);

/// <summary>Phase 2. All words are the API's.</summary>
/// <param name="Encryption">As in phase 1.</param>
/// <param name="Authentication">As in phase 1.</param>
/// <param name="Pfs">A group, or <c>disabled</c>.</param>
/// <param name="LifetimeSeconds">1–86400.</param>
public sealed record IpsecProposal(string Encryption, string Authentication, string Pfs, int LifetimeSeconds);

/// <summary>The values of the API reference of CreateVpnConnection, strongest first.</summary>
public static class CryptoWords
{
    /// <summary>IKE versions.</summary>
    public static readonly IReadOnlyList<string> IkeVersions = ["ikev2", "ikev1"];

    /// <summary>IKE modes.</summary>
    public static readonly IReadOnlyList<string> IkeModes = ["main", "aggressive"];

    /// <summary>Encryption algorithms of both phases.</summary>
    public static readonly IReadOnlyList<string> Encryptions = ["aes256", "aes192", "aes", "3des", "des"];

    /// <summary>Integrity algorithms of both phases.</summary>
    public static readonly IReadOnlyList<string> Authentications = ["sha512", "sha384", "sha256", "sha1", "md5"];

    /// <summary>Diffie-Hellman groups.</summary>
    public static readonly IReadOnlyList<string> DhGroups = ["group14", "group5", "group2", "group1"];

    /// <summary>PFS of phase 2.</summary>
    public static readonly IReadOnlyList<string> PfsGroups = ["group14", "group5", "group2", "group1", "disabled"];

    /// <summary>Longest lifetime in seconds.</summary>
    public const int MaxLifetimeSeconds = 86400;
}
