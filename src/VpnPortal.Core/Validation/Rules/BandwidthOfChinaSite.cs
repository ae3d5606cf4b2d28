using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The small sizes are sold on the China site, which does not sell by use.</summary>
public sealed class BandwidthOfChinaSite : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.BuyingSides
        where draft.Text(FieldPaths.ChargeType) == Billing.PostPay && side.Bandwidth is 5 or 20 or 50
        let next = side.Bandwidth == 5 ? "10" : "100"
        select new Diagnostic(
            "bandwidth-of-china-site", Severity.Warning, FieldPaths.Bandwidth(side.Key),
            new($"{side.Bandwidth} Mbps 只在中国站（预付费）出售，国际站按量付费（POSTPAY）可能无法购买。", $"{side.Bandwidth} Mbit/s is sold on the China site (subscription); with pay-as-you-go (POSTPAY) on the international site the purchase may be refused."),
            new($"国际站账号请改为 {next} Mbps，中国站账号请改为预付费。", $"Choose {next} Mbit/s with an account of the international site, or subscription with one of the China site."),
            next);
}
