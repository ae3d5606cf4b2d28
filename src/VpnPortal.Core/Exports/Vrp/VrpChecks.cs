namespace VpnPortal.Core.Exports.Vrp;

/// <summary>Sections of checks that are the same on all these devices.</summary>
internal static class VrpChecks
{
    public static CliSection Of(VrpPage page, string zh, string en, string expectZh, string expectEn, IEnumerable<CliLine> lines) =>
        CliSection.Of(page.Pick(zh, en), [page.Pick(expectZh, expectEn)], CliBlock.Commands(lines));

    /// <summary>The uplinks where there are two, and the proof of PFS where the first child SA does not give it.</summary>
    public static IEnumerable<CliSection> Last(VrpPage page)
    {
        var gateways = page.View.Tunnels.Select(tunnel => tunnel.AlibabaIp).Distinct().ToList();
        if (page.HasTwoUplinks)
            yield return Of(page, "出口", "uplinks", "预期：每条隧道的报文从持有其公网 IP 的出口离开", "expected: the packets of each tunnel leave by the uplink that holds its public IP",
                gateways.Select(ip => CliLine.Of($"display ip routing-table {ip}")));
        // IKEv1 checks the group of every child SA, the first one included.
        if (page.IsV1) yield break;
        yield return Of(page, "PFS", "PFS",
            "中断片刻：首个子 SA 不校验 PFS，重建后仍能建立才算通过", "interrupts for a moment: the first child SA does not check PFS; it passed when the SAs come up again",
            gateways.Select(ip => CliLine.Of($"reset ipsec sa remote {ip}")).Append(new("display ipsec sa")));
    }
}
