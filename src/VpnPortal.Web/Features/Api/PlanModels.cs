using System.ComponentModel;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;

namespace VpnPortal.Web.Features.Api;

/// <summary>What would be done: what an operator agrees to by its hash.</summary>
public sealed record ApiPlan
{
    [Description("What stands is what is wanted: there are no steps.")]
    public required bool IsEmpty { get; init; }

    [Description("There are no steps, and yet the latest run led to something else: starting the plan records what stands.")]
    public required bool IsUnrecorded { get; init; }

    [Description("Version of the draft that it was made from; a start names it.")]
    public required int DraftVersion { get; init; }

    [Description("SHA-256 of the plan; a start names it.")]
    public required string Hash { get; init; }

    public required string Scenario { get; init; }

    [Description("What will exist, where, how available, in about how long, billed how; of something that stands already, how much of it changes.")]
    public required string Sentence { get; init; }

    [Description("What cannot be undone once the run has begun.")]
    public required IReadOnlyList<string> Irreversible { get; init; }

    public required ApiDuration Usual { get; init; }

    [Description("Warnings; there are no errors where there is a plan.")]
    public required IReadOnlyList<ApiFinding> Warnings { get; init; }

    [Description("Every resource with what is done to it; those that stay as they are included.")]
    public required IReadOnlyList<ApiPlannedChange> Changes { get; init; }

    [Description("Steps, dependencies first.")]
    public required IReadOnlyList<ApiPlannedStep> Steps { get; init; }

    [Description("What both ends are given, side by side.")]
    public required IReadOnlyList<ApiAgreement> Agreement { get; init; }

    [Description("Where every packet would go: with both tunnels, without the master, with none, and after a slip.")]
    public required IReadOnlyList<ApiRouteProof> Routes { get; init; }

    [Description("What would stay unreachable, circle or come back another way although a tunnel stands.")]
    public required IReadOnlyList<ApiFinding> RouteWarnings { get; init; }
}

/// <summary>From when everything goes quickly to when everything is slow.</summary>
/// <param name="IsMeasured">Known from the portal's own runs, in whole or in part, and not from documents alone.</param>
/// <param name="Source">How it is known, in words.</param>
public sealed record ApiDuration(double FromSeconds, double ToSeconds, bool IsMeasured, string Source)
{
    internal static ApiDuration Of(UsualDuration usual) =>
        new(usual.From.TotalSeconds, usual.To.TotalSeconds, usual.Source.IsMeasured, ApiFinding.Say(usual.Source.Words));
}

/// <summary>One step of a plan.</summary>
public record ApiPlannedStep
{
    [Description("What it makes or waits for, for example vpn_gateway.side1.")]
    public required string Address { get; init; }

    [Description("For example create_vpn_gateway.")]
    public required string Kind { get; init; }

    [Description("Documented step that it carries out, 1 to 5.")]
    public required int DocumentedStep { get; init; }

    [Description("Name of the documented step.")]
    public required string DocumentedName { get; init; }

    [Description("Name of the resource as the operator chose it.")]
    public required string Name { get; init; }

    [Description("1 or 2.")]
    public required int Side { get; init; }

    public required string RegionId { get; init; }

    [Description("Addresses that must be done before.")]
    public required IReadOnlyList<string> DependsOn { get; init; }

    public required ApiDuration Usual { get; init; }

    [Description("It lies on the chain that decides the duration.")]
    public required bool IsCritical { get; init; }

    [Description("The API call; null for a step that only waits.")]
    public ApiCall? Call { get; init; }

    internal static ApiPlannedStep Of(string scenario, PlanStep step, UsualDuration usual, bool isCritical, RunState before) => new()
    {
        Address = step.Address.Value, Kind = StepKinds.Of(step), DocumentedStep = step.DocumentedStep,
        DocumentedName = ApiFinding.Say(DocumentedSteps.Name(scenario, step.DocumentedStep)), Name = step.DisplayName, Side = (int)step.Side, RegionId = step.RegionId,
        DependsOn = [.. step.DependsOn.Select(address => address.Value)], Usual = ApiDuration.Of(usual), IsCritical = isCritical,
        Call = ApiCall.Of(PlannedCall.Of(step, before)),
    };
}

/// <summary>A call with its parameters under the API's own names.</summary>
public sealed record ApiCall(string Action, IReadOnlyList<ApiParameter> Parameters)
{
    internal static ApiCall? Of(PlannedCall call) =>
        call.Action is null ? null : new ApiCall(call.Action, [.. call.Parameters.Select(ApiParameter.Of)]);
}

/// <summary>A parameter of a call.</summary>
/// <param name="Value">Null for a pre-shared key, and while it is known only after another step.</param>
/// <param name="IsSecret">A pre-shared key.</param>
/// <param name="KnownFrom">Address of the step whose outcome it is.</param>
public sealed record ApiParameter(string Name, string? Value, bool IsSecret, string? KnownFrom)
{
    internal static ApiParameter Of(CallParameter parameter) =>
        new(parameter.Name, parameter.IsSecret ? null : parameter.Value, parameter.IsSecret, parameter.KnownFrom?.Value);
}
