using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>What the account has, as rows to pick from.</summary>
public static class AccountChoices
{
    public static IReadOnlyList<PickerRow> Regions(IReadOnlyList<RegionOption> regions)
    {
        var english = CultureInfo.CurrentUICulture.Name.StartsWith("en", StringComparison.Ordinal);
        return [.. regions.Select(region => new PickerRow(region.Id, english ? region.NameEn : region.NameZh, [region.Id, english ? region.NameZh : region.NameEn]))];
    }

    public static IReadOnlyList<PickerRow> Vpcs(SideReading side) =>
        [.. (side.Landscape?.Vpcs ?? default).Select(vpc => new PickerRow(vpc.Id, NameOr(vpc.Name, vpc.Id), [string.Join(' ', vpc.Cidrs), vpc.Id]))];

    /// <summary>vSwitches of the chosen VPC; those where no tunnel can end are shown with the reason.</summary>
    public static IReadOnlyList<PickerRow> VSwitches(IStringLocalizer<WizardTexts> texts, SideReading side) =>
    [
        .. (side.Landscape?.VSwitches ?? default).Where(vSwitch => vSwitch.VpcId == side.Vpc?.Id)
            .OrderBy(vSwitch => vSwitch.ZoneId, StringComparer.Ordinal).ThenBy(vSwitch => vSwitch.Cidr, StringComparer.Ordinal)
            .Select(vSwitch => new PickerRow(
                vSwitch.Id, NameOr(vSwitch.Name, vSwitch.Id), [vSwitch.ZoneId, vSwitch.Cidr, texts["FreeAddresses", vSwitch.FreeAddresses]],
                NotBecause: ReasonAgainst(texts, side, vSwitch))),
    ];

    public static IReadOnlyList<PickerRow> Instances(IStringLocalizer<WizardTexts> texts, IReadOnlyList<DiscoveredInstance> instances, bool sends) =>
    [
        .. instances.Select(instance => new PickerRow(
            instance.Id, NameOr(instance.Name, instance.Id), [instance.PrivateIp, instance.Id],
            NotBecause: sends && !instance.CloudAssistantOnline ? texts["NoCloudAssistant"].Value : null)),
    ];

    private static string? ReasonAgainst(IStringLocalizer<WizardTexts> texts, SideReading side, DiscoveredVSwitch vSwitch)
    {
        if (side.Landscape is { DualTunnelZones: { Count: > 0 } zones } && !zones.Contains(vSwitch.ZoneId)) return texts["ZoneWithoutDualTunnel"].Value;
        return vSwitch.FreeAddresses == 0 ? texts["VSwitchFull"].Value : null;
    }

    private static string NameOr(string name, string id) => name.Length > 0 ? name : id;
}
