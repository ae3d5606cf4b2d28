using System.ComponentModel;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Reachability;
using VpnPortal.Core.Topology;

namespace VpnPortal.Web.Features.Api;

/// <summary>What a plan does to one resource.</summary>
public sealed record ApiPlannedChange
{
    [Description("For example vpn_gateway.side1.")]
    public required string Address { get; init; }

    [Description("noOp and keep: nothing is done.")]
    public required ChangeAction Action { get; init; }

    public required ResourceKind Kind { get; init; }

    public required string Name { get; init; }

    [Description("1 or 2.")]
    public required int Side { get; init; }

    public required string RegionId { get; init; }

    [Description("Why.")]
    public required string Reason { get; init; }

    [Description("Values that differ; of pre-shared keys the fingerprints.")]
    public required IReadOnlyList<ApiDifference> Differences { get; init; }

    [Description("How much traffic suffers.")]
    public required ImpactLevel Impact { get; init; }

    [Description("The same in words.")]
    public required string ImpactText { get; init; }

    [Description("What it does to the bill.")]
    public required string Billing { get; init; }

    [Description("What cannot be undone afterwards.")]
    public string? Irreversible { get; init; }

    [Description("Addresses of the steps that do it, in order.")]
    public required IReadOnlyList<string> Steps { get; init; }

    internal static ApiPlannedChange Of(PlanChange change) => new()
    {
        Address = change.Address.Value, Action = change.Action, Kind = change.Kind, Name = change.Name, Side = (int)change.Side, RegionId = change.RegionId,
        Reason = ApiFinding.Say(change.Reason), Impact = change.Impact.Level, ImpactText = ApiFinding.Say(change.Impact.Text),
        Billing = ApiFinding.Say(change.Billing), Irreversible = change.Irreversible is { } irreversible ? ApiFinding.Say(irreversible) : null,
        Differences = [.. change.Differences.Select(one => new ApiDifference(one.Key, ApiFinding.Say(one.Label), one.Before, one.After))],
        Steps = [.. change.Steps.Select(step => step.Address.Value)],
    };
}

/// <summary>A value that differs between what stands and what is wanted; null where there is no such value.</summary>
public sealed record ApiDifference(string Key, string Label, string? Before, string? After);

/// <summary>What must match or mirror between both ends.</summary>
/// <param name="One">Value of side 1; of a pre-shared key its fingerprint.</param>
/// <param name="Two">Value of side 2.</param>
/// <param name="Agreement">How the two relate.</param>
/// <param name="Holds">They do.</param>
public sealed record ApiAgreement(string Subject, string One, string Two, Agreement Agreement, bool Holds)
{
    internal static ApiAgreement Of(AgreementRow row) =>
        new(ApiFinding.Say(row.Subject), ApiFinding.Say(row.One), ApiFinding.Say(row.Two), row.Agreement, row.Holds);
}

/// <summary>Where packets go in one situation.</summary>
/// <param name="Supposed">The situation in words.</param>
/// <param name="IsSlip">It is not a state of the tunnels but what a forgotten or failing part would break.</param>
/// <param name="Reaches">Every pair of networks reaches each other.</param>
/// <param name="Outcome">What follows, in sentences.</param>
public sealed record ApiRouteProof(string Supposed, bool IsSlip, bool Reaches, IReadOnlyList<string> Outcome, IReadOnlyList<ApiRoutePair> Pairs)
{
    internal static IEnumerable<ApiRouteProof> Of(Scenario scenario, RouteProof proof) =>
        proof.Usual.Select(one => Of(scenario, one, isSlip: false)).Concat(proof.WhatIfs.Select(one => Of(scenario, one, isSlip: true)));

    private static ApiRouteProof Of(Scenario scenario, SituationProof proof, bool isSlip) => new(
        ApiFinding.Say(RouteWords.Supposed(scenario, proof.Situation)), isSlip, proof.Reaches,
        [.. RouteWords.Outcome(scenario, proof).Select(ApiFinding.Say)],
        [.. proof.Pairs.Select(pair => new ApiRoutePair(pair.One.ToString(), pair.Two.ToString(), pair.Forth.Arrives, pair.Back.Arrives, pair.IsAsymmetric))]);
}

/// <summary>A network of each end and whether packets arrive, from side 1 to side 2 and back.</summary>
public sealed record ApiRoutePair(string One, string Two, bool Forth, bool Back, bool IsAsymmetric);
