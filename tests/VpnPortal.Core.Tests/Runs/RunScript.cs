using System.Collections.Immutable;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Tests.Planning;

namespace VpnPortal.Core.Tests.Runs;

/// <summary>A journal of example 1, written by hand second by second.</summary>
internal sealed class RunScript(Plan? plan = null)
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    public static readonly ResourceAddress Gateway1 = ResourceAddress.VpnGateway(SideKey.One);
    public static readonly ResourceAddress Gateway2 = ResourceAddress.VpnGateway(SideKey.Two);
    private readonly List<RunEvent> events = [new RunStarted(Start)];

    public DateTimeOffset Now { get; private set; } = Start;

    public Plan Plan { get; } = plan ?? PlannerTests.ExampleOne;

    public IReadOnlyCollection<RunEvent> Events => events;

    public RunState State => RunState.Fold(Plan, events);

    public RunScript After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public RunScript Then(Func<DateTimeOffset, RunEvent> next)
    {
        events.Add(next(Now));
        return this;
    }

    public RunScript Intend(ResourceAddress address, int generation = 1) =>
        Then(at => new StepIntended(at, address, generation, $"token-{generation}"));

    public RunScript Accept(ResourceAddress address) => Then(at => new StepAccepted(at, address, Outputs(address), "REQ"));

    public RunScript Succeed(ResourceAddress address) => Then(at => new StepSucceeded(at, address, Outputs(address)));

    public RunScript Unknown(ResourceAddress address) => Then(at => new StepUnknown(at, address, new StepError("Transport.Timeout", "", "")));

    public RunScript Absent(ResourceAddress address) => Then(at => new StepAbsent(at, address));

    public RunScript PutOff(ResourceAddress address, TimeSpan time = default) =>
        Then(at => new StepDeferred(at, address, at + time, new StepError("Throttling.User", "", "REQ")));

    public RunScript Fail(ResourceAddress address, string code = "Resource.QuotaFull") =>
        Then(at => new StepFailed(at, address, new StepError(code, "", "REQ")));

    /// <summary>The run ends with a failure, and an hour later somebody goes on with it.</summary>
    public RunScript Resume(TimeSpan? later = null) =>
        Then(at => new RunFinished(at, false)).After(later ?? TimeSpan.FromHours(1)).Then(at => new RunResumed(at));

    /// <summary>Everything up to the connections is done; both gateways rest.</summary>
    public RunScript BuiltUpToCustomerGateways()
    {
        foreach (var step in Plan.Steps.Where(step => step.DocumentedStep <= 2)) Intend(step.Address).Accept(step.Address).Succeed(step.Address);
        return this;
    }

    /// <summary>As before, and both connections are done: only routes and waiting are left.</summary>
    public RunScript BuiltUpToConnections()
    {
        BuiltUpToCustomerGateways();
        foreach (var step in Plan.Steps.OfType<CreateIpsecConnectionStep>()) Intend(step.Address).Accept(step.Address).Succeed(step.Address);
        return this;
    }

    /// <summary>Addresses of the routes on a side's gateway.</summary>
    public IReadOnlyList<ResourceAddress> Routes(SideKey side) =>
        [.. Plan.Steps.OfType<CreateDestinationRouteStep>().Where(step => step.Side == side).Select(step => step.Address)];

    public IReadOnlyList<RunAction> Decide(GatewayStatus one = GatewayStatus.Active, GatewayStatus two = GatewayStatus.Active) =>
        RunDecider.Decide(Plan, State, new Dictionary<string, GatewayStatus> { [Id(Gateway1)] = one, [Id(Gateway2)] = two }, Now);

    private static string Id(ResourceAddress address) => $"id-{address}";

    private static ImmutableSortedDictionary<string, string> Outputs(ResourceAddress address) =>
        ImmutableSortedDictionary<string, string>.Empty.SetItem(OutputKeys.Id, Id(address));
}
