using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Changes;

/// <summary>What a change costs, and what of it is for ever. Only gateways are billed.</summary>
internal static class ChangeBilling
{
    private static readonly BilingualText Lost = new("原来的公网 IP 不能找回。", "The former public IPs cannot be had back.");

    public static BilingualText Of(Verdict verdict) => (verdict.Action, verdict.Have as BuiltVpnGateway, verdict.Want as BuiltVpnGateway) switch
    {
        (_, null, null) => new("不单独计费。", "No charge of its own."),
        (_, null or { IsUsed: true }, { IsUsed: true }) => new("使用已有网关，费用不变。", "A gateway that is there already; its bill stays as it is."),
        (ChangeAction.Create, _, { } bought) => Bought(bought.Spec.Billing),
        (ChangeAction.Replace, { Spec.Billing.IsPrepaid: true, IsUsed: false }, { } bought) => Both(
            new("原来的包年包月网关保留并计费至到期。", "The former prepaid gateway stays and is billed until its term ends."), bought),
        (ChangeAction.Replace, { IsUsed: true }, { } bought) => Both(new("原来的网关费用不变。", "The bill of the former gateway stays as it is."), bought),
        (ChangeAction.Replace, _, { } bought) => Both(new("原来的网关释放后停止计费。", "The former gateway is billed no more once it is released."), bought),
        (ChangeAction.Delete, _, _) => new("释放后停止计费。", "It is billed no more once it is released."),
        (ChangeAction.Keep, { IsUsed: false }, _) => new("计费至到期。", "It is billed until its term ends."),
        _ => new("费用不变。", "Its bill stays as it is."),
    };

    public static BilingualText? Irreversible(Verdict verdict)
    {
        var made = verdict.MakesNew ? verdict.Want : null;
        return (made, verdict.Removes ? verdict.Have : null) switch
        {
            (BuiltVpnGateway { IsUsed: false } gateway, BuiltVpnGateway) => Joined(Placed(gateway.Spec.Billing), Lost),
            (BuiltVpnGateway { IsUsed: false } gateway, _) => Placed(gateway.Spec.Billing),
            (_, BuiltVpnGateway) => Lost,
            (BuiltCustomerGateway { IsKept: false }, _) => new("IP 和自治系统号创建后不能修改。", "IP and ASN can never be changed."),
            _ => null,
        };
    }

    private static BilingualText Bought(Billing billing) => billing.IsPrepaid
        ? new($"包年包月 {billing.PeriodMonths} 个月，创建时一次性扣费。", $"Paid in advance for {billing.PeriodMonths} months when it is created.")
        : new("按量付费，从创建时起计费（实例费与流量费），释放后停止。", "Billed by use (instance and traffic) from its creation until it is released.");

    private static BilingualText Both(BilingualText former, BuiltVpnGateway now) =>
        now.IsUsed ? Joined(former, new("改用的网关费用不变。", "The bill of the gateway used instead stays as it is.")) : Joined(former, Bought(now.Spec.Billing));

    private static BilingualText Placed(Billing billing)
    {
        BilingualText place = new("VPC 和交换机创建后不能更改。", "VPC and vSwitches cannot be changed later.");
        return billing.IsPrepaid ? Joined(place, new("到期前不能通过 API 释放。", "It cannot be released by API before its term ends.")) : place;
    }

    private static BilingualText Joined(BilingualText one, BilingualText two) => new(one.Zh + two.Zh, $"{one.En} {two.En}");
}
