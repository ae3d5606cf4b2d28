using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Only for a kind of device that the portal knows is there a configuration.</summary>
public sealed class DeviceUnknown : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var typed = draft.Text(FieldPaths.SiteDevice);
        if (typed.Length == 0 || DeviceLimits.Find(typed) is not null) yield break;
        yield return new Diagnostic(
            "device-unknown", Severity.Error, FieldPaths.SiteDevice,
            new($"门户没有设备类型“{typed}”的配置模板，可选 {string.Join('、', DeviceLimits.All.Select(device => device.Key))}。", $"The portal has no configuration for the device “{typed}”; there are {DeviceLimits.All.Select(device => device.Key).Listed()}."),
            new("请从列表中选择设备类型。", "Choose a kind of device from the list."),
            DeviceLimits.All.Select(device => device.Key).FirstOrDefault(key => string.Equals(key, typed, StringComparison.OrdinalIgnoreCase)) ?? draft.DefaultOf(FieldPaths.SiteDevice));
    }
}
