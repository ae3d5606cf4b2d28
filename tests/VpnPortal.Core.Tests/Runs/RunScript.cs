using System.Collections.Immutable;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Tests.Planning;

namespace VpnPortal.Core.Tests.Runs;

/// <summary>A journal of example 1, written by hand second by second.</summary>
internal sealed class RunScript
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    public static readonly ResourceAddress Gateway1 = ResourceAddress.VpnGateway(SideKey.One);
    public static readonly ResourceAddress Gateway2 = ResourceAddress.VpnGateway(SideKey.Two);
    private readonly List<RunEvent> events = [new RunStarted(Start)];

    public DateTimeOffset Now { get; private set; } = Start;

    public Plan Plan { get; } = PlannerTests.ExampleOne;

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

    public RunScript Fail(ResourceAddress address) => Then(at => new StepFailed(at, address, new StepError("Resource.QuotaFull", "", "REQ")));

    /// <summary>Everything up to the connections is done; both gateways rest.</summary>
    public RunScript BuiltUpToCustomerGateways()
    {
        foreach (var step in Plan.Steps.Where(step => step.DocumentedStep <= 2)) Intend(step.Address).Accept(step.Address).Succeed(step.Address);
        return this;
    }

    public IReadOnlyList<RunAction> Decide(GatewayStatus one = GatewayStatus.Active, GatewayStatus two = GatewayStatus.Active) =>
        RunDecider.Decide(Plan, State, new Dictionary<string, GatewayStatus> { [Id(Gateway1)] = one, [Id(Gateway2)] = two }, Now);

    private static string Id(ResourceAddress address) => $"id-{address}";

    private static ImmutableSortedDictionary<string, string> Outputs(ResourceAddress address) =>
        ImmutableSortedDictionary<string, string>.Empty.SetItem(OutputKeys.Id, Id(address));
}
