using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Emulator.Control;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Engine.StepHandlers;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>What a look-up after a lost answer takes for the lost resource.</summary>
public sealed class LookUpTests
{
    /// <summary>A route becomes ready in 33–133 ms, longer than the time between two looks.</summary>
    private const double SlowScale = 60;

    [Theory]
    [InlineData(PortalUnderTest.TimeScale)]
    [InlineData(SlowScale)]
    public async Task LostRoute_IsListedBeforeItIsPublished_IsTakenForTheLostOneAndWaitedFor(double timeScale)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale);
        cloud.AddFault(new Fault("CreateVpnRouteEntry", Fault.DropAfter, Count: 2));
        var late = new LatePublication(hiddenLooks: 4);
        await using var portal = await PortalUnderTest.StartAsync(
            cloud, PortalUnderTest.NewDirectory(), configure: builder => AlteredVpc.AddTo(builder.Services, vpc => vpc.Routes = late.Show));
        var run = await portal.FinishedAsync((await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!);
        await Invariants.AssertAsync(portal, cloud, run);
        Assert.Equal(2, run.Events.OfType<StepUnknown>().Count());
        Assert.True(late.Hid > 0, "No route was listed unpublished, so the test shows nothing.");
    }

    [Theory]
    [InlineData(1, true, true)]
    [InlineData(13, true, true)]
    [InlineData(13, false, false)]
    [InlineData(-1, true, true)]
    [InlineData(-60, true, false)]
    public async Task LostGateway_CreatedMinutesAfterTheFirstIntent_IsOursOrADoubtButNeverAbsent(int minutes, bool hasParameters, bool isOurs)
    {
        var intent = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var found = await FindAsync(intent, plan => Like(plan) with
        {
            CreatedAt = intent.AddMinutes(minutes), VpcId = hasParameters ? Like(plan).VpcId : "vpc-other",
        });
        Assert.Equal([("vpn-found", isOurs)], found.Select(one => (one.CloudId, one.IsEqual)));
        Assert.Contains("vpn-found", found[0].Difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LostGateway_AnotherOfTheNameIsOlderAndDiffers_IsAbsent()
    {
        var intent = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        Assert.Empty(await FindAsync(intent, plan => Like(plan) with { CreatedAt = intent.AddMinutes(-60), VpcId = "vpc-other" }));
    }

    /// <summary>Looks for gateway 1, whose second generation began twelve minutes after the first intent.</summary>
    private static async Task<IReadOnlyList<FoundResource>> FindAsync(
        DateTimeOffset intent, Func<CreateVpnGatewayStep, ObservedVpnGateway> listed)
    {
        ObservedVpnGateway? one = null;
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(
            cloud, PortalUnderTest.NewDirectory(), configure: builder => AlteredVpc.AddTo(builder.Services, vpc => vpc.Gateways = seen => one is null ? seen : [one]));
        var review = await portal.Get<ProvisioningService>().ReviewAsync(await portal.CreateExampleAsync(), TestContext.Current.CancellationToken);
        var step = review!.Plan!.Steps.OfType<CreateVpnGatewayStep>().First();
        one = listed(step);
        var state = RunState.Fold(review.Plan,
        [
            new StepIntended(intent, step.Address, 1, "first"), new StepIntended(intent.AddMinutes(12), step.Address, 2, "second"),
            new StepUnknown(intent.AddMinutes(12), step.Address, new StepError("Transport.Timeout", "", "")),
        ]);
        var context = new StepContext(
            state, state[step.Address], _ => throw new InvalidOperationException("A look-up needs no key."), intent.AddMinutes(14));
        return await portal.Get<IEnumerable<IStepHandler>>().Single(handler => handler.StepType == typeof(CreateVpnGatewayStep))
            .FindAsync(step, context, TestContext.Current.CancellationToken);
    }

    private static ObservedVpnGateway Like(CreateVpnGatewayStep step) => new(
        "vpn-found", step.Gateway.Name, step.Gateway.VpcId, step.Gateway.Primary.Id, step.Gateway.DisasterRecovery.Id,
        null, null, GatewayStatus.Provisioning, "Normal", "POSTPAY", "10M", default);

    /// <summary>Lists routes at once and their publication some looks later, as the cloud does.</summary>
    private sealed class LatePublication(int hiddenLooks)
    {
        private readonly Dictionary<string, int> looks = new(StringComparer.Ordinal);

        public int Hid { get; private set; }

        public IReadOnlyList<ObservedDestinationRoute> Show(IReadOnlyList<ObservedDestinationRoute> routes)
        {
            lock (looks) return [.. routes.Select(Show)];
        }

        private ObservedDestinationRoute Show(ObservedDestinationRoute route)
        {
            var seen = looks[route.NextHop] = looks.GetValueOrDefault(route.NextHop) + 1;
            if (seen > hiddenLooks) return route;
            Hid++;
            return route with { Published = false };
        }
    }
}
