using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>VPN gateways that are there already, as rows to pick from; one of the other kind is shown with the reason against it.</summary>
public static class GatewayRows
{
    /// <summary>First the gateway that is yet to be bought.</summary>
    public static IReadOnlyList<PickerRow> ForDualTunnel(IStringLocalizer<WizardTexts> texts, SideReading side) =>
    [
        new("", texts["BuyGateway"], [texts["BuyGatewaySays"]]),
        .. Of(texts, side, gateway => gateway.IsDualTunnel ? null : texts["IsSingleTunnel"].Value),
    ];

    public static IReadOnlyList<PickerRow> ForSingleTunnel(IStringLocalizer<WizardTexts> texts, SideReading side) =>
        Of(texts, side, gateway => gateway.IsDualTunnel ? texts["IsDualTunnel"].Value : null);

    /// <summary>State of a gateway in the portal's words.</summary>
    public static DisplayState StateOf(ObservedVpnGateway gateway) => gateway.Status switch
    {
        GatewayStatus.Init or GatewayStatus.Provisioning => DisplayState.Preparing,
        GatewayStatus.Active => DisplayState.Normal,
        GatewayStatus.Updating => DisplayState.Updating,
        GatewayStatus.Deleting => DisplayState.Attention,
        _ => DisplayState.Unknown,
    };

    private static IReadOnlyList<PickerRow> Of(IStringLocalizer<WizardTexts> texts, SideReading side, Func<ObservedVpnGateway, string?> against) =>
    [
        .. (side.Landscape?.Gateways ?? default).Select(gateway => (Gateway: gateway, Against: against(gateway)))
            .OrderBy(row => row.Against is not null).ThenBy(row => row.Gateway.Name, StringComparer.Ordinal)
            .Select(row => new PickerRow(
                row.Gateway.Id, row.Gateway.Name.Length > 0 ? row.Gateway.Name : row.Gateway.Id, Columns(texts, side, row.Gateway),
                texts["Reuse"], row.Against)),
    ];

    private static IReadOnlyList<string> Columns(IStringLocalizer<WizardTexts> texts, SideReading side, ObservedVpnGateway gateway) =>
    [
        side.Landscape!.Vpcs.FirstOrDefault(vpc => vpc.Id == gateway.VpcId)?.Name ?? gateway.VpcId,
        texts["Mbps", gateway.BandwidthMbps?.ToString(CultureInfo.InvariantCulture) ?? gateway.Spec],
        StateOf(gateway).Word().In(CultureInfo.CurrentUICulture.Name),
        gateway.Id,
    ];
}
