using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Sites;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Sites;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Sites;

public sealed class SiteImportServiceTests
{
    private static readonly SitePool Pool = new(Cidr.Parse("172.20.0.0/16"), 24);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_FiftySites_AreDraftsThatPlanWithAddressesApart()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (deployments, review) = await portal.Get<SiteImportService>().CreateAsync(Csv(1, 29), Pool, PortalUnderTest.Operator, Stop);
        Assert.True(review.Sheet.IsFaultless, string.Join('\n', review.Sheet.Sites.SelectMany(site => site.Findings).Select(found => $"{found.Path} {found.Reason.En}")));
        var second = await portal.Get<SiteImportService>().CreateAsync(Csv(30, 21), Pool, PortalUnderTest.Operator, Stop);

        var drafts = new List<VpnDraft>();
        foreach (var id in deployments.Concat(second.Deployments)) drafts.Add((await portal.Get<DraftStore>().FindAsync(id, Stop))!.Draft);
        Assert.Equal(50, drafts.Count);
        Assert.Equal(50, drafts.Select(draft => draft.Values[FieldPaths.Subnets(SideKey.Two)]).Distinct().Count());
        Assert.Equal(100, drafts.SelectMany(draft => TunnelRoles.Both.Select(role => draft.Values[FieldPaths.InsideCidr(role)])).Distinct().Count());
        Assert.Equal(100, drafts.SelectMany(draft => draft.Secrets.Values).Distinct().Count());
        Assert.Equal(50, (await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(Code: AuditCodes.SiteImported.Code), 100, Stop)).Count);
    }

    [Fact]
    public async Task Create_OneFaultyLine_StoresNothing()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (deployments, review) = await portal.Get<SiteImportService>().CreateAsync(
            Csv(1, 3) + "bad,cn-hangzhou,vpc-nowhere,,,1.2.3,,,\n", Pool, PortalUnderTest.Operator, Stop);
        Assert.Empty(deployments);
        Assert.False(review.Sheet.Sites[3].IsFaultless);
        Assert.Empty(await portal.Get<DeploymentsQuery>().ListAsync(Stop));
    }

    private static string Csv(int first, int count) => "name,region,vpc,vswitch1,vswitch2,public_ip1,public_ip2,asn,subnets\n" + string.Concat(
        Enumerable.Range(first, count).Select(number => FormattableString.Invariant(
            $"site-{number},cn-hangzhou,{SeedIds.HangzhouVpc},{SeedIds.HangzhouSwitchH},{SeedIds.HangzhouSwitchI},47.98.{number}.1,47.98.{number}.2,65010,\n")));
}
