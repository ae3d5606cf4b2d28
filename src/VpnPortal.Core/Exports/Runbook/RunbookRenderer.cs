using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Runbook;

/// <summary>The runbook for people. It never holds a key, whatever the secret mode.</summary>
public sealed class RunbookRenderer : IConfigRenderer
{
    private static readonly IReadOnlyList<IRunbookSection> Sections =
    [
        new OverviewSection(),
        new GatewayStepsSection(),
        new ConnectionStepsSection(),
        new AgreementSection(),
        new VerificationSection(),
        new FailoverSection(),
        new RollbackSection(),
        new ProofSection(),
    ];

    /// <inheritdoc/>
    public string Key => "runbook";

    /// <inheritdoc/>
    public BilingualText Name => new("运行手册（Markdown）", "Runbook (Markdown)");

    /// <inheritdoc/>
    public BilingualText Description => new(
        "现有资源、五个步骤所用参数、检查命令、切换测试与撤销顺序；不含密钥。",
        "What exists, the values of the five steps, checks, the failover test and the rollback order; holds no keys.");

    /// <inheritdoc/>
    public string FileName => "runbook.md";

    /// <inheritdoc/>
    public string MediaType => "text/markdown";

    /// <inheritdoc/>
    public bool NeedsSecrets => false;

    /// <inheritdoc/>
    public ExportOutcome<RenderedExport> Render(ExportContext context)
    {
        // A runbook shows no keys, so a missing one is no reason to refuse it.
        if ((context with { Secrets = SecretMode.Masked }).Device().Refusals is { Count: > 0 } refusals)
            return ExportOutcome.Refused<RenderedExport>(refusals);
        var page = new RunbookPage(context);
        var name = $"runbook.{context.Language.Culture()}.md";
        var text = MarkdownWriter.Write(Sections.SelectMany(section => section.Write(page)));
        var file = new RenderedFile(name, MediaType, context.Language.Pick(Description), text);
        return ExportOutcome.Of(new RenderedExport(Key, "vpnportal-runbook", new([file])));
    }
}
