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
        var scenario = topology.VpcToVpc;
        var (one, two) = (scenario.One, scenario.Two);
        var across = Zones(scenario) > 1;
        var billing = one.Gateway.Billing;
        return new(
            $"在 {Place(scenario, " 和 ")} 用 2 个双隧道 VPN网关连接 {one.Gateway.VpcName} 与 {two.Gateway.VpcName}，"
            + (across ? "主备隧道位于不同可用区，单个可用区故障时自动切换" : "主备隧道位于同一可用区，不具备可用区级容灾")
            + $"；约需 {Minutes(usual)} 分钟（{usual.Source.Words.Zh}），{(billing.IsPrepaid ? $"包年包月 {billing.PeriodMonths} 个月" : "按量付费")}；VPC、交换机以及用户网关的 IP 和自治系统号创建后不能更改。",
            $"Two dual-tunnel VPN gateways will join {one.Gateway.VpcName} and {two.Gateway.VpcName} in {Place(scenario, " and ")}, "
            + (across ? "with the two tunnels in different zones, so that the loss of a zone is survived" : "with both tunnels in one zone, so that the loss of that zone is not survived")
            + $"; it takes about {Minutes(usual)} minutes ({usual.Source.Words.En}) and is billed {(billing.IsPrepaid ? $"as a subscription of {billing.PeriodMonths} months" : "by use")}; VPCs, vSwitches and the IPs and ASNs of the customer gateways cannot be changed afterwards.");
    }

    /// <summary>What cannot be undone once the run has begun.</summary>
    public static IReadOnlyList<BilingualText> Irreversible(ValidatedTopology topology)
    {
        var (one, two) = (topology.VpcToVpc.One, topology.VpcToVpc.Two);
        var lasting = new List<BilingualText>
        {
            new($"{one.Gateway.Name} 与 {two.Gateway.Name} 的 VPC 和交换机创建后不能更改。", $"The VPC and the vSwitches of {one.Gateway.Name} and {two.Gateway.Name} cannot be changed later."),
            new("用户网关的 IP 和自治系统号创建后不能修改。", "IP and ASN of the customer gateways can never be changed."),
        };
        if (one.Gateway.Billing.IsPrepaid)
            lasting.Add(new("包年包月的 VPN网关到期前不能通过 API 释放。", "Prepaid VPN gateways cannot be released by API before their term ends."));
        return lasting;
    }

    private static int Zones(VpcToVpc scenario) =>
        SideKeys.Both.Min(key => new[] { scenario.Side(key).Gateway.Primary.ZoneId, scenario.Side(key).Gateway.DisasterRecovery.ZoneId }.Distinct().Count());

    private static string Place(VpcToVpc scenario, string and) =>
        string.Join(and, SideKeys.Both.Select(key => scenario.Side(key).RegionId).Distinct());

    /// <summary>Whole minutes, rounded up: 2–7, or one figure where both round to the same.</summary>
    private static string Minutes(UsualDuration usual)
    {
        var (from, to) = ((int)Math.Ceiling(usual.From.TotalMinutes), (int)Math.Ceiling(usual.To.TotalMinutes));
        return from == to ? $"{to}" : $"{from}–{to}";
    }
}
