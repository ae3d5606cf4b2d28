using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway that waits for traffic leaves the start to the device.</summary>
public sealed class WaitsForDevice : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var path = FieldPaths.EffectImmediately(SideKey.One);
        if (!draft.Two.IsSite || !FlagUnreadable.IsReadable(draft, path) || draft.One.EffectImmediately) yield break;
        yield return new Diagnostic(
            "waits-for-device", Severity.Warning, path,
            new("“立即生效”为否：VPN网关在有流量之前不发起协商，隧道要等本地设备主动发起才会建立，部署完成后也可能一直没有协商。", "“Effective immediately” is no: the VPN gateway does not negotiate before there is traffic, so the tunnels wait for the device to start, and may stay down after the run."),
            new("请设为是，或确认本地设备配置为主动发起并保持隧道。", "Set it to yes, or make sure that the device is configured to start the tunnels and to keep them up."),
            "true");
    }
}
