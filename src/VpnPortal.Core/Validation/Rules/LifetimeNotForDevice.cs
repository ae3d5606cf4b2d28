using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A lifetime that the device cannot keep makes keys expire instead of being renewed.</summary>
public sealed class LifetimeNotForDevice : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from device in new[] { DeviceLimits.Find(draft.Text(FieldPaths.SiteDevice)) }
        where device is not null
        from path in LifetimeOutOfRange.Lifetimes
        where draft.Number(path) is >= 1 && draft.Number(path) < device.ShortestLifetime
        select new Diagnostic(
            "lifetime-not-for-device", Severity.Error, path,
            new($"生存时间 {draft.Number(path)} 秒短于 {device.Name.Zh} 设备能够续期的 {device.ShortestLifetime} 秒，密钥到期前不会更新，隧道会反复中断。", $"A lifetime of {draft.Number(path)} seconds is shorter than the {device.ShortestLifetime} that {device.Name.En} can renew; keys would expire instead, and the tunnels would break again and again."),
            new($"请至少设为 {device.ShortestLifetime} 秒，推荐 {draft.DefaultOf(path)} 秒。", $"Set at least {device.ShortestLifetime} seconds; {draft.DefaultOf(path)} is recommended."),
            draft.DefaultOf(path));
}
