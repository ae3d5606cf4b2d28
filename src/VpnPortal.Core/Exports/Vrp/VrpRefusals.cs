using System.Globalization;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>What the device cannot hold. It is refused with the change that would fix it, never replaced by something else.</summary>
public static class VrpRefusals
{
    internal static IEnumerable<Diagnostic> Of(VrpPage page, IVrpDevice device)
    {
        var limits = DeviceLimits.Find(device.Key)!;
        return Lifetimes(page.Master, limits)
            .Concat(Identities(page.View))
            .Concat(page.Context.Secrets == SecretMode.Revealed ? page.View.Tunnels.SelectMany(tunnel => Keys(tunnel, device, limits)) : []);
    }

    private static IEnumerable<Diagnostic> Lifetimes(DeviceTunnel tunnel, DeviceLimits limits) =>
        from lifetime in new[] { (Path: FieldPaths.IkeLifetime, Seconds: tunnel.Ike.LifetimeSeconds), (Path: FieldPaths.IpsecLifetime, Seconds: tunnel.Ipsec.LifetimeSeconds) }
        where lifetime.Seconds < limits.ShortestLifetime
        select new Diagnostic(
            "export-lifetime-too-short", Severity.Error, lifetime.Path,
            new($"{limits.Name.Zh} 不接受 {lifetime.Seconds} 秒的生存周期。", $"{limits.Name.En} does not take a lifetime of {lifetime.Seconds} s."),
            new($"使用不小于 {limits.ShortestLifetime} 秒的生存周期，建议 86400。", $"Use a lifetime of at least {limits.ShortestLifetime} s; 86400 is recommended."),
            CryptoWords.MaxLifetimeSeconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>The commands name addresses; another kind of identity needs other commands on both ends.</summary>
    public static IEnumerable<Diagnostic> Identities(DeviceView view) =>
        from tunnel in view.Tunnels
        from pair in new[] { (Id: tunnel.DeviceId, Ip: tunnel.DeviceIp), (Id: tunnel.AlibabaId, Ip: tunnel.AlibabaIp) }
        where pair.Id != pair.Ip
        select new Diagnostic(
            "export-identity-no-address", Severity.Error, FieldPaths.SiteIp(tunnel.Role),
            new($"隧道 {tunnel.Index} 的标识 {SafeText.Line(pair.Id)} 不是该端的公网 IP，本导出写不出这样的标识。", $"The identity {SafeText.Line(pair.Id)} of tunnel {tunnel.Index} is not the public IP of that end; this export cannot write such an identity."),
            new("把 LocalId 与 RemoteId 设为两端的公网 IP。", "Set LocalId and RemoteId to the public IPs of the two ends."));

    private static IEnumerable<Diagnostic> Keys(DeviceTunnel tunnel, IVrpDevice device, DeviceLimits limits)
    {
        if (tunnel.Psk is not { } key) yield break;
        if (key.FirstOf(limits.ForbiddenInKey) is { } wrong)
            yield return KeyRefused(tunnel, new($"第 {wrong.Index + 1} 个字符", $"character {wrong.Index + 1}"), limits);
        else if (key.Length > limits.LongestKey)
            yield return KeyRefused(tunnel, new($"{key.Length} 个字符，最多 {limits.LongestKey} 个", $"{key.Length} characters, {limits.LongestKey} at most"), limits);
        else if (device.KeyObstacle(Redaction.Show(key, SecretMode.Revealed)) is { } obstacle)
            yield return KeyRefused(tunnel, obstacle, limits);
    }

    private static Diagnostic KeyRefused(DeviceTunnel tunnel, BilingualText why, DeviceLimits limits) => new(
        "export-key-not-for-device", Severity.Error, FieldPaths.Psk(tunnel.Role),
        new($"隧道 {tunnel.Index} 的预共享密钥在 {limits.Name.Zh} 的命令行上无法原样输入：{why.Zh}。", $"The pre-shared key of tunnel {tunnel.Index} cannot be entered unchanged on the command line of {limits.Name.En}: {why.En}."),
        new("在草稿中生成新的密钥（只含字母和数字），执行后再导出。", "Generate a new key in the draft (letters and digits only), run it, then export."));
}
