using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Cisco;

/// <summary>The three files of every Cisco export: configuration, checks, and the rollback that follows from the configuration's model.</summary>
internal static class CiscoFiles
{
    private const string MediaType = "text/plain";

    public static RenderedExport Build(
        ExportContext context, DeviceView view, string key, string fileName, CiscoTarget target, IReadOnlyList<CiscoItem> configuration, IEnumerable<CiscoItem> checks)
    {
        var language = context.Language;
        return new RenderedExport(key, $"vpnportal-{key}-{view.CloudSide.Peer().Name()}", new([
            new RenderedFile(
                fileName, MediaType, language.Pick("两条隧道的完整配置", "the whole configuration of both tunnels"),
                CiscoWriter.Write([.. CiscoHeader.Build(context, view, target), .. configuration, End]), HasSecrets: context.Secrets == SecretMode.Revealed),
            new RenderedFile("verify.txt", MediaType, language.Pick("检查命令与预期结果", "commands to check with, and what they should show"), CiscoWriter.Write([
                new CiscoNote(CiscoHeader.Short(context, view, "检查（特权模式，不改变配置）", "checks, in privileged mode; the configuration stays as it is")), .. checks])),
            new RenderedFile("rollback.cfg", MediaType, language.Pick("撤销", "rollback"), CiscoWriter.Write(Rollback(context, view, configuration))),
        ]));
    }

    private static CiscoCommand End => CiscoCommand.Part(CliLine.Of($"end"));

    private static IEnumerable<CiscoItem> Rollback(ExportContext context, DeviceView view, IReadOnlyList<CiscoItem> configuration)
    {
        var removals = CiscoWriter.Rollback(configuration).ToLookup(item => item is CiscoNote);
        return
        [
            new CiscoNote(CiscoHeader.Short(context, view, "只删除本导出添加的内容，顺序与添加时相反", "removes exactly what this export added, in reverse order")),
            .. removals[false],
            .. removals[true].Any() ? [Shared(context.Language)] : Array.Empty<CiscoItem>(),
            .. removals[true],
            End,
        ];
    }

    private static CiscoNote Shared(ExportLanguage language) => new(language.Pick(
        "以下设置加载前可能已经存在或已被其他配置使用，因此不自动删除；确认不再需要后，去掉行首的 ! 手工执行：",
        "The settings below may have been there before or be in use by something else, so they are not removed by themselves; once they are not needed, run them by hand without the leading !:"));
}
