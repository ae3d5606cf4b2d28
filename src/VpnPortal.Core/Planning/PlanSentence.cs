using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Planning;

/// <summary>What an operator agrees to, in one sentence: what will exist, where, how available, in about how long, billed how.</summary>
public static class PlanSentence
{
    /// <summary>The sentence for a plan.</summary>
    public static BilingualText Of(ValidatedTopology topology, UsualDuration usual)
    {
        var scenario = topology.Scenario;
        var (gateways, joined, available, billing) = (Gateways(scenario), Joined(scenario), AvailabilityStatement.Of(scenario), Bill(scenario));
        var device = scenario.Site is null ? new BilingualText("", "") : new("，另加设备加载配置的时间", " plus the time until the device is configured");
        return new(
            $"在 {Place(scenario, " 和 ")} 用{gateways.Zh}连接 {joined.Zh}，{available.Zh}；约需 {Minutes(usual)} 分钟（{usual.Source.Words.Zh}）{device.Zh}，{billing.Zh}；VPC、交换机以及用户网关的 IP 和自治系统号创建后不能更改。",
            $"{gateways.En} will join {joined.En} in {Place(scenario, " and ")}, {available.En}; it takes about {Minutes(usual)} minutes ({usual.Source.Words.En}){device.En} and {billing.En}; VPCs, vSwitches and the IPs and ASNs of the customer gateways cannot be changed afterwards.");
    }

    private static BilingualText Gateways(Scenario scenario)
    {
        var kind = scenario is OnPremisesClassic ? new BilingualText("单隧道", "single-tunnel") : new BilingualText("双隧道", "dual-tunnel");
        var bought = scenario.CloudSides.Count(side => side.Gateway.ExistingId is null);
        return (bought, scenario.CloudSides.Count) switch
        {
            (2, _) => new($" 2 个{kind.Zh} VPN网关", $"Two {kind.En} VPN gateways"),
            (1, 1) => new($" 1 个{kind.Zh} VPN网关", $"One {kind.En} VPN gateway"),
            (1, _) => new($"新建和已有的{kind.Zh} VPN网关各 1 个", $"One new and one existing {kind.En} VPN gateway"),
            _ => new($"已有的{kind.Zh} VPN网关", $"Existing {kind.En} VPN gateways"),
        };
    }

    private static BilingualText Joined(Scenario scenario)
    {
        var names = scenario.CloudSides.Select(side => side.Gateway.VpcName).Concat(scenario.Site is { } site ? [site.Name] : []).ToList();
        return new(string.Join(" 与 ", names), string.Join(" and ", names));
    }

    private static BilingualText Bill(Scenario scenario)
    {
        if (scenario.CloudSides.FirstOrDefault(side => side.Gateway.ExistingId is null) is not { Gateway.Billing: var billing })
            return new("不购买新网关", "buys no gateway");
        return billing.IsPrepaid
            ? new($"包年包月 {billing.PeriodMonths} 个月", $"is billed as a subscription of {billing.PeriodMonths} months")
            : new("按量付费", "is billed by use");
    }

    private static string Place(Scenario scenario, string and) => string.Join(and, scenario.CloudSides.Select(side => side.RegionId).Distinct());

    /// <summary>Whole minutes, rounded up: 2–7, or one figure where both round to the same.</summary>
    internal static string Minutes(UsualDuration usual)
    {
        var (from, to) = (Math.Max(1, (int)Math.Ceiling(usual.From.TotalMinutes)), Math.Max(1, (int)Math.Ceiling(usual.To.TotalMinutes)));
        return from == to ? $"{to}" : $"{from}–{to}";
    }
}
