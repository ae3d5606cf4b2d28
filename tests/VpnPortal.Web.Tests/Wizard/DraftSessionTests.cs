using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Secrets;
using VpnPortal.Data.Stores;
using VpnPortal.Engine;
using VpnPortal.Engine.Discovery;
using VpnPortal.Engine.Drafting;
using VpnPortal.Web.Features.Wizard;
using VpnPortal.Web.Tests.Host;

namespace VpnPortal.Web.Tests.Wizard;

public sealed class DraftSessionTests : IAsyncDisposable
{
    private static readonly Actor Lin = new("1", "lin", "");
    private static readonly string Asn = FieldPaths.Asn(SideKey.One);
    private readonly PortalFactory portal = new();
    private readonly FlakyContexts contexts;

    public DraftSessionTests() => contexts = new(portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DraftingService Colleague => portal.Services.GetRequiredService<DraftingService>();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task DeletedDraft_IsAStateAndNoException()
    {
        var session = await OpenAsync();
        await Colleague.DeleteAsync(session.Id, Lin, Token);
        session.Type(FieldPaths.Name, "typed too late");
        await session.SaveAsync();
        Assert.True(session.IsGone);
        Assert.False(session.SaveFailed || session.Saving);
        await session.DisposeAsync();
    }

    [Fact]
    public async Task DeletedDraft_IsSeenWithoutTyping()
    {
        var session = await OpenAsync();
        var told = new TaskCompletionSource();
        session.Changed = () =>
        {
            if (session.IsGone) told.TrySetResult();
        };
        await Colleague.DeleteAsync(session.Id, Lin, Token);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    [Fact]
    public async Task DeletedDraft_WhileAKeyIsTyped_IsAStateAndNoException()
    {
        var session = await OpenAsync();
        await Colleague.DeleteAsync(session.Id, Lin, Token);
        await session.TypePskAsync(TunnelRole.Master, "abcdefgh12345678");
        Assert.True(session.IsGone);
    }

    [Fact]
    public async Task Key_StorageFails_IsKeptAndStoredLater()
    {
        var session = await OpenAsync();
        contexts.Fault = new DbUpdateException("The disk is full.");
        await session.TypePskAsync(TunnelRole.Master, "abcdefgh12345678");
        Assert.True(session.SaveFailed);
        contexts.Fault = null;
        await session.SaveAsync();
        Assert.False(session.SaveFailed);
        Assert.Equal("abcdefgh12345678", (await StoredAsync(session)).Draft.Secrets[FieldPaths.Psk(TunnelRole.Master)].Reveal());
    }

    [Fact]
    public async Task Reading_StorageFails_IsNotCalledUnsaved()
    {
        var session = await OpenAsync();
        contexts.Fault = new DbUpdateException("The disk is full.");
        await session.LookAroundAsync(anew: true);
        Assert.Equal((true, false), (session.ReadFailed, session.SaveFailed));
        contexts.Fault = null;
        await session.LookAroundAsync(anew: true);
        Assert.False(session.ReadFailed);
    }

    [Fact]
    public async Task Leaving_StorageFails_ThrowsNothing()
    {
        var session = await OpenAsync();
        List<Exception> failures = [];
        session.Failed = failures.Add;
        session.Type(FieldPaths.Name, "never stored");
        contexts.Fault = new InvalidOperationException("a bug");
        await session.DisposeAsync();
        Assert.Equal("a bug", Assert.Single(failures).Message);
    }

    [Fact]
    public async Task Bug_MetByATimer_IsReported()
    {
        var session = await OpenAsync();
        var told = new TaskCompletionSource<Exception>();
        session.Failed = failure => told.TrySetResult(failure);
        contexts.Fault = new InvalidOperationException("a bug");
        session.Type(FieldPaths.Name, "typed");
        Assert.Equal("a bug", (await told.Task.WaitAsync(TimeSpan.FromSeconds(20), Token)).Message);
    }

    [Fact]
    public async Task Leaving_WithAConflict_StoresTheRest()
    {
        var session = await OpenAsync();
        session.Type(FieldPaths.Name, "mine");
        session.Type(Asn, "64600");
        await Colleague.SaveAsync(session.Id, [new FieldEdit(FieldPaths.Name, "draft", "theirs")], Lin, Token);
        await session.DisposeAsync();
        var values = (await StoredAsync(session)).Draft.Values;
        Assert.Equal(("theirs", "64600"), (values[FieldPaths.Name], values[Asn]));
    }

    [Fact]
    public async Task Saving_WithAConflict_StoresTheRestAndNamesTheField()
    {
        var session = await OpenAsync();
        session.Type(FieldPaths.Name, "mine");
        session.Type(Asn, "64600");
        await Colleague.SaveAsync(session.Id, [new FieldEdit(FieldPaths.Name, "draft", "theirs")], Lin, Token);
        await session.SaveAsync();
        Assert.Equal([FieldPaths.Name], session.Conflicts);
        Assert.Equal("64600", (await StoredAsync(session)).Draft.Values[Asn]);
    }

    private async Task<DraftSession> OpenAsync()
    {
        var services = portal.Services;
        var id = await Colleague.CreateAsync(VpcToVpcFields.Scenario, "draft", Lin, Token);
        var drafting = new DraftingService(
            new DraftStore(contexts, services.GetRequiredService<SecretEnvelope>(), TimeProvider.System), services.GetRequiredService<DiscoveryService>(),
            new DeploymentsQuery(contexts), services.GetRequiredService<ChangeNotifier>());
        return new DraftSession(
            drafting, services.GetRequiredService<DiscoveryService>(), services.GetRequiredService<ChangeNotifier>(), TimeProvider.System, Lin,
            (await drafting.OpenAsync(id, Token))!);
    }

    private async Task<StoredDraft> StoredAsync(DraftSession session) =>
        (await portal.Services.GetRequiredService<DraftStore>().FindAsync(session.Id, Token))!;
}
