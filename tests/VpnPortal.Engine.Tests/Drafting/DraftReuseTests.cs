using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Documents;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Drafting;

public sealed class DraftReuseTests
{
    private const string Planted = "Pl4nted~Key`with|marks";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_DocumentWithOneKey_KeepsItAndGeneratesTheOther()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var result = await portal.Get<DraftReuseService>().ImportAsync(
            $"version: 1\nscenario: vpc-to-vpc\nname: fra\ntunnel2: {{psk: '{Planted}'}}\n", DocumentFormat.Yaml, PortalUnderTest.Operator, Stop);
        var stored = (await portal.Get<DraftStore>().FindAsync(result.DeploymentId!, Stop))!;
        Assert.Equal("fra", stored.Name);
        Assert.Equal(Planted, stored.Draft.Secrets["tunnel2.psk"].Reveal());
        Assert.Equal(32, stored.Draft.Secrets["tunnel1.psk"].Length);
        Assert.Equal(["tunnel1.psk"], stored.GeneratedSecrets);
        var line = Assert.Single(await LinesAsync(portal, AuditCodes.DraftImported));
        Assert.Equal(("fra", "yaml", result.DeploymentId), (line.SubjectName, line.Detail, line.DeploymentId));
    }

    [Fact]
    public async Task Import_DocumentWithProblems_StoresNothing()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var result = await portal.Get<DraftReuseService>().ImportAsync("version: 1\nscenario: vpc-to-vpc\nnam: a\n", DocumentFormat.Yaml, PortalUnderTest.Operator, Stop);
        Assert.Equal((null, "name"), (result.DeploymentId, result.Problems.Single().Finding.FixValue));
        Assert.Empty(await portal.Get<DeploymentsQuery>().ListAsync(Stop));
    }

    [Theory]
    [InlineData(DocumentFormat.Json)]
    [InlineData(DocumentFormat.Yaml)]
    public async Task Export_OfAStoredDraft_HoldsNoKeyAndCanBeImported(DocumentFormat format)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (reuse, id) = (portal.Get<DraftReuseService>(), await portal.CreateExampleAsync());
        var stored = (await portal.Get<DraftStore>().FindAsync(id, Stop))!;
        var file = (await reuse.ExportAsync(id, format, Stop))!;
        Assert.Equal($"fra-vpc1-vpc2.draft.{format.Extension()}", file.Name);
        Assert.All(stored.Draft.Secrets.Values, key => Assert.DoesNotContain(key.Reveal(), file.Content, StringComparison.Ordinal));
        Assert.DoesNotContain("psk", file.Content, StringComparison.OrdinalIgnoreCase);
        var again = (await reuse.ImportAsync(file.Content, format, PortalUnderTest.Operator, Stop)).DeploymentId!;
        Assert.Equal(stored.Draft.Values, (await portal.Get<DraftStore>().FindAsync(again, Stop))!.Draft.Values);
        Assert.Null(await reuse.ExportAsync("none", format, Stop));
    }

    [Fact]
    public async Task Clone_OfADeploymentThatWasRun_IsAFreeDraftWithOtherKeysAndAFreeName()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (reuse, id) = (portal.Get<DraftReuseService>(), await portal.CreateExampleAsync());
        await portal.FinishedAsync((await portal.StartRunAsync(id)).RunId!);
        var first = (await reuse.CloneAsync(id, PortalUnderTest.Operator, Stop))!;
        var second = (await reuse.CloneAsync(first, PortalUnderTest.Operator, Stop))!;
        var (source, clone) = (await OpenAsync(portal, id), await OpenAsync(portal, first));
        Assert.Equal(("fra-vpc1-vpc2 (2)", "fra-vpc1-vpc2 (3)"), (clone.Stored.Name, (await OpenAsync(portal, second)).Stored.Name));
        Assert.False(clone.IsLocked);
        Assert.Equal(source.Stored.Draft.Values.Remove("name"), clone.Stored.Draft.Values.Remove("name"));
        Assert.Equal(source.Stored.Draft.Secrets.Keys, clone.Stored.Draft.Secrets.Keys);
        Assert.All(source.Stored.Draft.Secrets, secret => Assert.NotEqual(secret.Value, clone.Stored.Draft.Secrets[secret.Key]));
        Assert.Contains(await LinesAsync(portal, AuditCodes.DraftCloned), line => line.DeploymentId == first && line.Detail == "fra-vpc1-vpc2");
        Assert.Null(await reuse.CloneAsync("none", PortalUnderTest.Operator, Stop));
    }

    [Fact]
    public async Task SwapRegion_OfADraft_ClearsPlacesAndTellsTheHistory()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (reuse, id) = (portal.Get<DraftReuseService>(), await portal.CreateExampleAsync());
        await reuse.SwapRegionAsync(id, "cn-hangzhou", null, PortalUnderTest.Operator, Stop);
        var stored = (await OpenAsync(portal, id)).Stored;
        Assert.Equal(["name", "side1.region", "side2.region"], stored.Draft.Values.Keys);
        Assert.All(RegionSwap.Fields("vpc-to-vpc"), path => Assert.Equal("cn-hangzhou", stored.Draft.Values[path]));
        Assert.Equal(2, stored.Draft.Secrets.Count);
        var line = Assert.Single(await LinesAsync(portal, AuditCodes.RegionSwapped));
        Assert.Equal("cn-hangzhou", line.Detail);
        Assert.Contains(line.Changes, change => change is { Path: "side1.region", Before: "eu-central-1", After: "cn-hangzhou" });
    }

    [Fact]
    public async Task SwapRegion_LockedOrGone_IsRefused()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (reuse, id) = (portal.Get<DraftReuseService>(), await portal.CreateExampleAsync());
        await portal.StartRunAsync(id);
        await Assert.ThrowsAsync<DraftLockedException>(() => reuse.SwapRegionAsync(id, "cn-hangzhou", null, PortalUnderTest.Operator, Stop));
        await Assert.ThrowsAsync<DraftGoneException>(() => reuse.SwapRegionAsync("none", "cn-hangzhou", null, PortalUnderTest.Operator, Stop));
    }

    private static async Task<OpenDraft> OpenAsync(PortalUnderTest portal, string id) => (await portal.Get<DraftingService>().OpenAsync(id, Stop))!;

    private static Task<IReadOnlyList<HistoryLine>> LinesAsync(PortalUnderTest portal, AuditCode code) =>
        portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(Code: code.Code), 10, Stop);
}
