using System.Globalization;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.StrongSwan;

/// <summary>
/// Lifetimes: renewal at nine tenths, the rest as overtime, so that both add up to the gateway's lifetime. All are written:
/// strongSwan 5.9.8 keeps its own 4 h (IKE) and 1 h (child) renewal when only the end is given.
/// </summary>
internal static class SwanctlTimers
{
    /// <summary>Seconds between dead peer checks.</summary>
    public const int DpdDelay = 10;

    /// <summary>A path that fails silently is noticed within the check interval plus 2 + 2.8 + 3.92 + 5.49 s of retransmission.</summary>
    public const int WorstDetectionSeconds = 25;

    private const int ShortestLifetime = 60;

    public static int Rekey(int lifetime) => lifetime * 9 / 10;

    public static int Over(int lifetime) => lifetime - Rekey(lifetime);

    public static string Seconds(int seconds) => seconds.ToString(CultureInfo.InvariantCulture) + "s";

    public static IEnumerable<Diagnostic> Problems(DeviceTunnel tunnel)
    {
        if (tunnel.Ike.LifetimeSeconds < ShortestLifetime) yield return TooShort(FieldPaths.IkeLifetime, tunnel.Ike.LifetimeSeconds);
        if (tunnel.Ipsec.LifetimeSeconds < ShortestLifetime) yield return TooShort(FieldPaths.IpsecLifetime, tunnel.Ipsec.LifetimeSeconds);
    }

    private static Diagnostic TooShort(string path, int seconds) => new(
        "strongswan-lifetime-too-short", Severity.Error, path,
        new($"{seconds} 秒的生存周期太短：strongSwan 的续期时间会小到等于关闭续期。", $"A lifetime of {seconds} s is too short: strongSwan's renewal time would shrink towards 0, which switches renewal off."),
        new($"使用不小于 {ShortestLifetime} 秒的生存周期，建议 86400。", $"Use a lifetime of at least {ShortestLifetime} s; 86400 is recommended."),
        CryptoWords.MaxLifetimeSeconds.ToString(CultureInfo.InvariantCulture));
}
