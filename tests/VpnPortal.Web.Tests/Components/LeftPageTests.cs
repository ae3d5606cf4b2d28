using System.Collections;
using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Secrets;
using VpnPortal.Data.Stores;
using VpnPortal.Engine;
using VpnPortal.Engine.Discovery;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Features.Review;
using VpnPortal.Web.Features.Wizard;
using VpnPortal.Web.Shared;
using VpnPortal.Web.Tests.Host;

namespace VpnPortal.Web.Tests.Components;

/// <summary>Whoever leaves a page while it is still loading leaves nothing behind that listens for ever.</summary>
public sealed class LeftPageTests : IAsyncDisposable
{
    private readonly PortalFactory portal = new();
    private readonly FlakyContexts contexts;
    private readonly ChangeNotifier notifier = new();

    public LeftPageTests() => contexts = new(portal.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public Task Wizard_LeftWhileLoading_StopsListening() => LeaveWhileLoadingAsync<WizardPage>(("Step", 1));

    [Fact]
    public Task Review_LeftWhileLoading_StopsListening() => LeaveWhileLoadingAsync<ReviewPage>();

    private async Task LeaveWhileLoadingAsync<T>(params (string, object?)[] parameters)
        where T : IComponent
    {
        var id = await portal.Services.GetRequiredService<DraftingService>().CreateAsync(VpcToVpcFields.Scenario, "draft", new Actor("", "lin", ""), Token);
        var gate = new TaskCompletionSource();
        contexts.Gate = gate.Task;
        await using var host = new ComponentHost(more: AddPages, isLive: true);
        var rendering = host.RenderAsync<T>([("Id", id), .. parameters]);
        await (await Task.WhenAny(contexts.Asked.Task, rendering)).WaitAsync(Token);
        await host.LeaveAsync();
        gate.SetResult();
        await ((Task)rendering.WaitAsync(TimeSpan.FromSeconds(20), Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.True(rendering.IsCompleted);
        Assert.Empty(Listeners());
    }

    private IEnumerable Listeners() =>
        (IEnumerable)typeof(ChangeNotifier).GetField("listeners", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(notifier)!;

    private void AddPages(IServiceCollection services)
    {
        var host = portal.Services;
        var discovery = host.GetRequiredService<DiscoveryService>();
        var deployments = new DeploymentsQuery(contexts);
        var drafting = new DraftingService(new DraftStore(contexts, host.GetRequiredService<SecretEnvelope>(), TimeProvider.System), discovery, deployments, notifier);
        services.AddSingleton(notifier).AddSingleton(discovery).AddSingleton(drafting).AddSingleton(deployments);
        services.AddSingleton(ActivatorUtilities.CreateInstance<ProvisioningService>(host, drafting));
        services.AddSingleton(host.GetRequiredService<DraftReuseService>()).AddSingleton(host.GetRequiredService<DurationReader>()).AddSingleton(host.GetRequiredService<DeploymentReader>());
        services.AddScoped<DraftSessions>().AddScoped<ReviewViews>().AddScoped<CurrentActor>();
        services.AddSingleton<IHttpContextAccessor, HttpContextAccessor>().AddSingleton<AuthenticationStateProvider, SignedIn>();
        services.AddSingleton<Microsoft.JSInterop.IJSRuntime, NoScript>();
    }

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "lin")], "test"))));
    }

    private sealed class NoScript : Microsoft.JSInterop.IJSRuntime
    {
        public ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args) => throw new NotSupportedException();

        public ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken cancellationToken, object?[]? args) => throw new NotSupportedException();
    }
}
