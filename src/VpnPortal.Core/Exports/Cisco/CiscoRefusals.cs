using System.Globalization;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>Findings about what a device cannot express, each with the change at both ends that would cure it.</summary>
internal static class CiscoRefusals
{
    /// <summary>An algorithm that the device does not have.</summary>
    /// <param name="path">Field of the draft.</param>
    /// <param name="word">The API's word.</param>
    /// <param name="device">Device and release.</param>
    /// <param name="better">A word that the device has.</param>
    public static Diagnostic Algorithm(string path, string word, string device, string better) => new(
        "cisco-algorithm-missing", Severity.Error, path,
        new($"{device} 不支持 {word}，配置会被设备拒绝。", $"{device} does not have {word}; it would refuse the configuration."),
        new($"请在两端改用 {better}。", $"Use {better} at both ends."),
        better);

    /// <summary>A lifetime below what the device can be told.</summary>
    public static IEnumerable<Diagnostic> Lifetimes(DeviceTunnel tunnel, string device, int shortest)
    {
        if (tunnel.Ike.LifetimeSeconds < shortest) yield return Lifetime(FieldPaths.IkeLifetime, tunnel.Ike.LifetimeSeconds, device, shortest);
        if (tunnel.Ipsec.LifetimeSeconds < shortest) yield return Lifetime(FieldPaths.IpsecLifetime, tunnel.Ipsec.LifetimeSeconds, device, shortest);
    }

    private static Diagnostic Lifetime(string path, int seconds, string device, int shortest) => new(
        "cisco-lifetime-too-short", Severity.Error, path,
        new($"{device} 的生存时间至少为 {shortest} 秒，无法设为 {seconds} 秒。", $"{device} takes lifetimes of at least {shortest} s and cannot be set to {seconds} s."),
        new($"请使用不小于 {shortest} 秒的生存时间，推荐 86400。", $"Use a lifetime of at least {shortest} s; 86400 is recommended."),
        CryptoWords.MaxLifetimeSeconds.ToString(CultureInfo.InvariantCulture));
}
