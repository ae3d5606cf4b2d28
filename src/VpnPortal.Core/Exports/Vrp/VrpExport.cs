using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>The files of an export, from the parts that a device describes.</summary>
internal static class VrpExport
{
    public const string FailoverFile = "failover.txt", UplinksFile = "uplinks.txt", VerifyFile = "verify.txt", RollbackFile = "rollback.txt", ExtraRollbackFile = "rollback-firewall.txt";

    public const string MediaType = "text/plain";

    public static ExportOutcome<RenderedExport> Render(IVrpDevice device, string fileName, ExportContext context)
    {
        var outcome = context.Device();
        if (outcome.Value is not { } view) return ExportOutcome.Refused<RenderedExport>(outcome.Refusals);
        var page = new VrpPage(context, view);
        var refusals = VrpRefusals.Of(page, device).ToList();
        if (refusals.Count > 0) return ExportOutcome.Refused<RenderedExport>(refusals);
        // Side in the name: the exports for the two cloud sides are different devices.
        return ExportOutcome.Of(new RenderedExport(
            device.Key, $"vpnportal-{device.Key}-{view.CloudSide.Peer().Name()}", Files(page, device, fileName).ToEquatableArray()));
    }

    private static IEnumerable<RenderedFile> Files(VrpPage page, IVrpDevice device, string fileName)
    {
        var configuration = device.Configuration(page).ToList();
        var loaded = new List<(string Name, IReadOnlyList<CliSection> Sections)> { (fileName, configuration) };
        yield return new RenderedFile(
            fileName, MediaType, page.Pick("两条隧道与路由", "both tunnels and the routes"), CliWriter.Write(VrpHeader.Lines(page, device), configuration),
            HasSecrets: page.Context.Secrets == SecretMode.Revealed);
        var extra = device.Extra(page);
        if (extra is { } one) yield return File(page, one.Name, one.Purpose, null, [one.Section]);
        foreach (var part in Parts(page, device))
        {
            loaded.Add((part.Name, [part.Section]));
            yield return File(page, part.Name, part.Purpose, part.FillIn, [part.Section]);
        }

        var checks = page.Pick("检查命令与预期结果", "checks and what they should show");
        yield return new RenderedFile(VerifyFile, MediaType, checks, CliWriter.Write(Header(page, checks, null), device.Checks(page), inSystemView: false));
        // A device without the view would leave the system view at its quit, so nothing else may follow in that file.
        if (extra is { } added)
            yield return File(page, ExtraRollbackFile, page.Pick($"先于 {RollbackFile}：撤销 {added.Name}", $"before {RollbackFile}: undoes {added.Name}"), null, VrpRollback.Build(page, [(added.Name, [added.Section])]));
        yield return File(page, RollbackFile, page.Pick("撤销", "rollback"), null, VrpRollback.Build(page, loaded));
    }

    private static RenderedFile File(VrpPage page, string name, string purpose, string? fillIn, IEnumerable<CliSection> sections) =>
        new(name, MediaType, purpose, CliWriter.Write(Header(page, purpose, fillIn), sections));

    private static IEnumerable<(string Name, string Purpose, string? FillIn, CliSection Section)> Parts(VrpPage page, IVrpDevice device)
    {
        if (page.HasTwoUplinks)
            yield return (
                UplinksFile, page.Pick("每条隧道走自己的出口", "each tunnel by its own uplink"),
                page.Pick(
                    $"加载前替换：{FillIn.NextHop1}、{FillIn.NextHop2} 分别为 {page.Master.DeviceIp} 与 {page.Slave.DeviceIp} 所在出口的网关",
                    $"replace before loading: {FillIn.NextHop1} and {FillIn.NextHop2} by the gateways of the uplinks that hold {page.Master.DeviceIp} and {page.Slave.DeviceIp}"),
                device.Uplinks(page));
        if (!page.IsBgp)
            yield return (FailoverFile, page.Pick("隧道 1 静默中断时切换", "failover when tunnel 1 fails silently"), ProbeWords(page), device.Failover(page));
    }

    private static string ProbeWords(VrpPage page)
    {
        var networks = string.Join(' ', page.View.DeviceSubnets);
        return page.View.IsClassic
            ? page.Pick(
                $"加载前替换：{FillIn.ProbeSource} 为 {networks} 中的一个地址，要求见下；探测目标 {page.Master.HealthCheck!.Source} 须是应答 ping 的 ECS 的地址，否则换成另一台并为其添加经隧道 1 的 /32 路由",
                $"replace before loading: {FillIn.ProbeSource} by an address within {networks}, which one is told below; the probed {page.Master.HealthCheck!.Source} must be held by an ECS that answers a ping, else name another one and add its /32 route by tunnel 1")
            : page.Pick(
                $"加载前替换：{FillIn.ProbeTarget} 为 VPC 中应答 ping 的 ECS 的私网地址（只作探测用：它始终经隧道 1，切换期间不可达）；{FillIn.ProbeSource} 为 {networks} 中的一个地址，要求见下",
                $"replace before loading: {FillIn.ProbeTarget} by the private address of an ECS that answers a ping (for the probe only: it is reached by tunnel 1 alone, even after a failover); {FillIn.ProbeSource} by an address within {networks}, which one is told below");
    }

    private static IEnumerable<string> Header(VrpPage page, string purpose, string? fillIn) =>
        [VrpHeader.Short(page, purpose, purpose), .. VrpHeader.Preview(page), .. fillIn is null ? [] : new[] { fillIn }];
}
