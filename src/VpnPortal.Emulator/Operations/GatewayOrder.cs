using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>The checked parameters of CreateVpnGateway.</summary>
internal sealed record GatewayOrder(Vpc Vpc, VSwitch First, VSwitch Second, string? Name, int Bandwidth)
{
    private static readonly long[] PrivateBandwidths = [200, 1000];

    public static IReadOnlyList<ParameterSpec> Takes { get; } =
    [
        Take.Id("VpcId").Needed,
        Take.OneOf("NetworkType", "public", "private"),
        Take.NumberOf("Bandwidth", "5", "10", "20", "50", "100", "200", "500", "1000").Needed,
        Take.Id("VSwitchId").Needed,
        Take.Id("DisasterRecoveryVSwitchId").Needed,
        Shapes.GatewayName,
        Take.OneOf("VpnType", "Normal", "NationalStandard"),
        Take.Flag("EnableIpsec"),
        Take.Flag("EnableSsl"),
        Take.NumberOf("SslConnections", "5", "10", "20", "50", "100", "200", "500", "1000"),
        Take.OneOf("InstanceChargeType", "POSTPAY", "PREPAY"),
        Take.NumberOf("Period", "1", "2", "3", "4", "5", "6", "7", "8", "9", "12", "24", "36"),
        Take.Flag("AutoPay"),
        Take.Id("ResourceGroupId"),
    ];

    public string NetworkType { get; private init; } = "public";

    public string VpnType { get; private init; } = "Normal";

    public string ChargeType { get; private init; } = "POSTPAY";

    public bool IsPaid { get; private init; } = true;

    public bool EnableIpsec { get; private init; } = true;

    public bool EnableSsl { get; private init; }

    public int SslConnections { get; private init; } = 5;

    public string ResourceGroup { get; private init; } = SeedLandscape.ResourceGroup;

    public static GatewayOrder Read(Call call)
    {
        var p = call.Parameters;
        var region = call.KnownRegion();
        var network = p.Optional("NetworkType") ?? "public";
        var bandwidth = p.Number("Bandwidth")!.Value;
        if (network == "private" && !PrivateBandwidths.Contains(bandwidth))
            throw ApiException.Invalid("Bandwidth", "A private gateway has 200 or 1000 Mbit/s.");
        var (ipsec, ssl) = (p.Flag("EnableIpsec") ?? true, p.Flag("EnableSsl") ?? false);
        if (!ipsec && !ssl)
            throw ApiException.Invalid("EnableIpsec", "At least one of EnableIpsec and EnableSsl must be true.");
        var charge = p.Optional("InstanceChargeType") ?? "POSTPAY";
        var vpc = call.Find(call.World.Vpcs, p.Required("VpcId"), v => (v.Region, v.CreatedAt), "VpcId");
        var (first, second) = Switches(call, region, vpc);
        var group = ResourceGroups.Wanted(call, "ResourceGroupId");
        return new(vpc, first, second, p.Optional("Name"), (int)bandwidth)
        {
            NetworkType = network,
            VpnType = p.Optional("VpnType") ?? "Normal",
            ChargeType = charge,
            IsPaid = charge == "POSTPAY" || p.Flag("AutoPay") == true,
            EnableIpsec = ipsec,
            EnableSsl = ssl,
            SslConnections = (int)(p.Number("SslConnections") ?? 5),
            ResourceGroup = group,
        };
    }

    /// <summary>An unpaid order leaves the gateway in init for good; nobody pays by hand here.</summary>
    public Gateway Place(Call call, DateTimeOffset provisioning, DateTimeOffset active)
    {
        var id = call.NewId("vpn");
        return new()
        {
            Id = id,
            Region = Vpc.Region,
            Name = Name ?? id,
            VpcId = Vpc.Id,
            VSwitchId = First.Id,
            SecondVSwitchId = Second.Id,
            InternetIp = Draw.PublicIp(call.World),
            SecondInternetIp = Draw.PublicIp(call.World),
            EniIds = [call.NewId("eni"), call.NewId("eni")],
            Bandwidth = Bandwidth,
            EnableIpsec = EnableIpsec,
            EnableSsl = EnableSsl,
            SslConnections = SslConnections,
            NetworkType = NetworkType,
            VpnType = VpnType,
            ChargeType = ChargeType == "PREPAY" ? "Prepay" : ChargeType,
            ResourceGroupId = ResourceGroup,
            OrderId = 208_000_000_000_000 + (long)(Draw.Next(call.World) % 1_000_000_000_000),
            CreatedAt = call.Now,
            ProvisioningAt = IsPaid ? provisioning : DateTimeOffset.MaxValue,
            ActiveAt = IsPaid && !call.Troubles.NeverReady ? active : DateTimeOffset.MaxValue,
        };
    }

    private static (VSwitch First, VSwitch Second) Switches(Call call, Region region, Vpc vpc)
    {
        var first = Find(call, vpc, "VSwitchId");
        var second = Find(call, vpc, "DisasterRecoveryVSwitchId");
        var mustDiffer = region.Zones.Length > 1;
        if (!region.ZoneIds.Contains(second.Zone, StringComparer.Ordinal) || (mustDiffer && first.Zone == second.Zone))
        {
            throw ApiException.Bad(
                "InvalidVSwitchId.SecondVswitchNotSupport",
                "The zone of the second vSwitch does not support VPN, or is the zone of the first one.");
        }

        return region.ZoneIds.Contains(first.Zone, StringComparer.Ordinal) ? (first, second) : throw ApiException.Invalid("VSwitchId");
    }

    private static VSwitch Find(Call call, Vpc vpc, string parameter)
    {
        var id = call.Parameters.Required(parameter);
        return call.World.VSwitches.GetValueOrDefault(id) is { } found && found.VpcId == vpc.Id
            ? found
            : throw ApiException.NotFound($"Invalid{parameter}.NotFound", $"The specified {parameter} does not exist.");
    }
}
