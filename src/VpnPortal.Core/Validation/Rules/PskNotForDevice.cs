using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A key that the device cannot hold is refused here, not when the configuration is loaded.</summary>
public sealed class PskNotForDevice : IDraftRule
{
    private readonly Func<string, DeviceLimits?> find;

    /// <summary>With the devices that the portal knows.</summary>
    public PskNotForDevice()
        : this(DeviceLimits.Find)
    {
    }

    /// <summary>With other devices.</summary>
    public PskNotForDevice(Func<string, DeviceLimits?> find) => this.find = find;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        find(draft.Text(FieldPaths.SiteDevice)) is { } device ? TunnelRoles.Both.SelectMany(role => Check(role, draft.Psk(role), device)) : [];

    private static IEnumerable<Diagnostic> Check(TunnelRole role, PresharedKey? key, DeviceLimits device)
    {
        // What the gateway does not take either is told by its own rules.
        if (key is null || key.FirstDisallowed is not null || key.Length > PresharedKey.MaxLength) yield break;
        if (key.FirstOf(device.ForbiddenInKey) is { } wrong)
        {
            yield return new Diagnostic(
                "psk-not-for-device", Severity.Error, FieldPaths.Psk(role),
                new($"{role.Noun().Zh}的预共享密钥中第 {wrong.Index + 1} 个字符，{device.Name.Zh} 设备无法保存。", $"Character {wrong.Index + 1} of the {role.Noun().En}'s pre-shared key is one that {device.Name.En} cannot hold."),
                new("请点击“生成”，生成的密钥只含字母和数字。", "Press “Generate”; generated keys have letters and digits only."));
        }

        if (key.Length > device.LongestKey)
        {
            yield return new Diagnostic(
                "psk-not-for-device", Severity.Error, FieldPaths.Psk(role),
                new($"{role.Noun().Zh}的预共享密钥有 {key.Length} 个字符，{device.Name.Zh} 设备最多保存 {device.LongestKey} 个。", $"The pre-shared key of the {role.Noun().En} has {key.Length} characters; {device.Name.En} holds {device.LongestKey} at most."),
                new($"请输入不超过 {device.LongestKey} 个字符的密钥。", $"Enter a key of at most {device.LongestKey} characters."));
        }
    }
}
