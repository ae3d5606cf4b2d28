using System.ComponentModel;
using System.Text.Json.Serialization;
using VpnPortal.Core.Health;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Overview;

namespace VpnPortal.Web.Features.Api;

/// <summary>A deployment in a list.</summary>
public record ApiDeployment
{
    public required string Id { get; init; }

    [Description("Empty while nobody named it.")]
    public required string Name { get; init; }

    [Description("Key of the scenario, for example vpc-to-vpc.")]
    public required string Scenario { get; init; }

    [Description("How it fares.")]
    public required DeploymentCondition Condition { get; init; }

    [Description("What a fault can take away at present.")]
    public required Availability Availability { get; init; }

    [Description("Regions chosen or built in.")]
    public required IReadOnlyList<string> Regions { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    [Description("Its run; null for a draft. While a run goes on the draft cannot be changed.")]
    public string? RunId { get; init; }

    [Description("When traffic was proven last.")]
    public DateTimeOffset? ProvenAt { get; init; }

    internal static ApiDeployment Of(DeploymentOverview overview) => new()
    {
        Id = overview.Item.Id, Name = overview.Item.Name, Scenario = overview.Item.Scenario,
        Condition = overview.Health.Condition, Availability = overview.Health.Availability, Regions = overview.Regions,
        CreatedBy = overview.Item.CreatedBy, UpdatedAt = overview.Item.UpdatedAt, RunId = overview.Item.RunId, ProvenAt = overview.LastProof?.FinishedAt,
    };
}

/// <summary>A deployment with its draft.</summary>
public sealed record ApiDeploymentDetails : ApiDeployment
{
    [Description("Grows with every change; a start names the version that was reviewed.")]
    public required int DraftVersion { get; init; }

    [Description("What was answered, by field path. Fields with a default or a derived answer are missing until somebody answers them.")]
    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    [Description("Pre-shared keys by field path. Their values are never told.")]
    public required IReadOnlyDictionary<string, ApiPresharedKey> Keys { get; init; }

    [Description("Why regions of it cannot be seen at present.")]
    public required IReadOnlyList<ApiFault> Faults { get; init; }

    internal static ApiDeploymentDetails Of(DeploymentOverview overview, StoredDraft draft)
    {
        var known = ApiDeployment.Of(overview);
        return new()
        {
            Id = known.Id, Name = known.Name, Scenario = known.Scenario, Condition = known.Condition, Availability = known.Availability,
            Regions = known.Regions, CreatedBy = known.CreatedBy, UpdatedAt = known.UpdatedAt, RunId = known.RunId, ProvenAt = known.ProvenAt,
            Faults = [.. overview.Troubles.Select(trouble => trouble.Fault).DistinctBy(fault => fault.Code).Select(ApiFault.Of)],
            DraftVersion = draft.Version, Answers = draft.Draft.Values,
            Keys = draft.Fingerprints.ToDictionary(
                key => key.Key, key => new ApiPresharedKey(draft.GeneratedSecrets.Contains(key.Key), key.Value), StringComparer.Ordinal),
        };
    }
}

/// <summary>What may be told of a pre-shared key.</summary>
/// <param name="IsGenerated">The portal made it.</param>
/// <param name="Fingerprint">Tells two keys apart, as the history shows it.</param>
public sealed record ApiPresharedKey(bool IsGenerated, string Fingerprint);

/// <summary>An example of the source documents.</summary>
/// <param name="Key">For making a draft of it.</param>
/// <param name="RegionId">Region in which it stands.</param>
public sealed record ApiExample(string Key, string Scenario, string RegionId);

/// <summary>What was made.</summary>
public sealed record ApiCreated([property: Description("Id of what was made.")] string Id);

/// <summary>A new region for a draft.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiRegionSwap
{
    [Description("Region to move to, for example cn-hangzhou.")]
    public string? Region { get; init; }

    [Description("Path of the one region to change, for example side2.region; all of them when left out.")]
    public string? Only { get; init; }
}
