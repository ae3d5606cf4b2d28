using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Exports.Parameters;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>A kind of on-premises device that can be chosen, and what the portal makes for it.</summary>
/// <param name="Key">Key of the export.</param>
public sealed record DeviceChoice(string Key, string Name, string Says, string FileName)
{
    /// <summary>Every device whose configuration can be written, then any other, which is configured by hand.</summary>
    public static IReadOnlyList<DeviceChoice> All(IStringLocalizer<WizardTexts> texts)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        return
        [
            // What configures a device needs its keys; what only tells about the deployment does not.
            .. RendererBook.All.Where(renderer => renderer.NeedsSecrets)
                .Select(renderer => new DeviceChoice(renderer.Key, renderer.Name.In(culture), renderer.Description.In(culture), renderer.FileName)),
            .. RendererBook.All.OfType<ParameterFileRenderer>()
                .Select(renderer => new DeviceChoice(renderer.Key, texts["OtherDevice"], texts["OtherDeviceSays"], renderer.FileName)),
        ];
    }

    public static DeviceChoice? Find(IStringLocalizer<WizardTexts> texts, string key) => All(texts).FirstOrDefault(choice => choice.Key == key);

    public PickerRow Row => new(Key, Name, [FileName]);
}
