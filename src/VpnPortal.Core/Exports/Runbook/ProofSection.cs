namespace VpnPortal.Core.Exports.Runbook;

/// <summary>What was proven, and what was not.</summary>
internal sealed class ProofSection : IRunbookSection
{
    public IEnumerable<MarkdownBlock> Write(RunbookPage page)
    {
        yield return page.H2("已验证", "Verified");
        yield return page.Context.Verified.Count == 0
            ? page.P($"导出时尚无任何验证记录。", $"Nothing had been verified when this was exported.")
            : new ListBlock(IsOrdered: false,
                [.. page.Context.Verified.Select(fact => page.T($"{RunbookPage.Code(ExportContext.Timestamp(fact.At))} {fact.Sentence.Zh}", $"{RunbookPage.Code(ExportContext.Timestamp(fact.At))} {fact.Sentence.En}"))]);
        yield return page.H2("未验证", "Not verified");
        yield return new ListBlock(IsOrdered: false,
        [
            page.T($"上文“已验证”以外的一切；本手册的参数来自部署定义与云端返回的地址和 ID。", $"Anything not listed above; values come from the deployment's definition and from the addresses and ids that the cloud returned."),
            page.T($"PFS 组是否一致：IKEv2 的首个 CHILD_SA 不带 DH 组，不一致要到首次续期才显现。", $"Whether the PFS groups agree: the first CHILD_SA of IKEv2 carries no group, a mismatch shows only at the first renewal."),
            page.T($"吞吐量、时延与公网质量；跨地域质量要求高时建议用云企业网。", $"Throughput, latency and the quality of the Internet path; across regions CEN is the better choice when quality matters."),
            page.T($"安全组、网络 ACL 与操作系统防火墙的规则。", $"Rules of security groups, network ACLs and the instances' own firewalls."),
        ]);
    }
}
