using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Web.Features.Wizard;

namespace VpnPortal.Web.Tests.Wizard;

/// <summary>Drafts of every scenario, in a region that has what they need.</summary>
internal static class WizardDrafts
{
    public const string Region = "cn-hangzhou";
    public const string MasterKey = "kV7mQx2RtB9pLw4ZcN8hYd3Gf6JsAe5T";

    public static readonly ObservedVpnGateway SingleTunnel = Gateway("vpn-single", "VPN网关-单隧道", null);
    public static readonly ObservedVpnGateway DualTunnel = Gateway("vpn-dual", "VPN网关-双隧道", "vsw-2");

    public static readonly Dictionary<string, Landscape> Landscapes = new(StringComparer.Ordinal) { [Region] = LandscapeOf() };

    public static DraftReading Read(this VpnDraft draft, Dictionary<string, Landscape>? landscapes = null) => new(draft, landscapes ?? Landscapes);

    public static VpnDraft Of(DraftExample example) => example.Answers(Landscapes.GetValueOrDefault(example.RegionId))
        .Aggregate(VpnDraft.Empty(example.Scenario), (now, answer) => now.With(answer.Key, answer.Value))
        .With(FieldPaths.Psk(TunnelRole.Master), new PresharedKey(MasterKey));

    /// <summary>The region with an address that is registered already.</summary>
    public static Dictionary<string, Landscape> WithRegistered(string address) => new(StringComparer.Ordinal)
    {
        [Region] = LandscapeOf() with
        {
            CustomerGateways = new[] { new ObservedCustomerGateway("cgw-1", "old", address, 64999, DateTimeOffset.UnixEpoch) }.ToEquatableArray(),
        },
    };

    public static IStringLocalizer<WizardTexts> TextsIn(string culture)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(culture);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        return services.BuildServiceProvider().GetRequiredService<IStringLocalizer<WizardTexts>>();
    }

    private static Landscape LandscapeOf() => new(
        Region, new[] { "cn-hangzhou-h", "cn-hangzhou-i" }.ToEquatableArray(),
        new[] { new DiscoveredVpc("vpc-1", "VPC-Hangzhou", Region, new[] { "10.10.0.0/16" }.ToEquatableArray()) }.ToEquatableArray(),
        new[]
        {
            new DiscoveredVSwitch("vsw-1", "vSwitch1", "vpc-1", "cn-hangzhou-h", "10.10.10.0/24", 252),
            new DiscoveredVSwitch("vsw-2", "vSwitch2", "vpc-1", "cn-hangzhou-i", "10.10.20.0/24", 252),
        }.ToEquatableArray())
    {
        Gateways = new[] { SingleTunnel, DualTunnel }.ToEquatableArray(),
    };

    private static ObservedVpnGateway Gateway(string id, string name, string? second) => new(
        id, name, "vpc-1", "vsw-1", second, "47.110.62.18", second is null ? null : "47.110.62.19", GatewayStatus.Active, "Normal", "Prepay", "10M",
        DateTimeOffset.UnixEpoch);
}
