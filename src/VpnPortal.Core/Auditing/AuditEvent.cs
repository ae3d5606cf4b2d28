namespace VpnPortal.Core.Auditing;

/// <summary>Who did it. The name is kept as text so that it survives the account.</summary>
/// <param name="Id">Account id; empty for the portal itself and for visitors.</param>
/// <param name="Name">Name as shown at that moment.</param>
/// <param name="Source">Network address, empty for the portal itself.</param>
public sealed record Actor(string Id, string Name, string Source)
{
    /// <summary>The portal acting on a run that somebody started.</summary>
    public static readonly Actor Portal = new("", "VpnPortal", "");

    /// <summary>Name of everybody who is not signed in; what they say they are called is never taken for a name.</summary>
    public const string VisitorName = "(visitor)";

    /// <summary>Somebody who is not signed in.</summary>
    public static Actor Visitor(string source) => new("", VisitorName, source);

    /// <summary>True for names that no account may have, since the history uses them itself.</summary>
    public static bool IsReserved(string name) =>
        string.Equals(name, Portal.Name, StringComparison.OrdinalIgnoreCase) || string.Equals(name, VisitorName, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What it was done to.</summary>
/// <param name="Kind">For example <c>deployment</c>, <c>step</c>, <c>account</c>.</param>
/// <param name="Id">Stable id or resource address.</param>
/// <param name="Name">Name as shown at that moment.</param>
public sealed record Subject(string Kind, string Id, string Name);

/// <summary>One line of the team's history. It is stored in the transaction of the change it tells of.</summary>
public sealed record AuditEvent(AuditCode Code, Actor Actor, Subject Subject)
{
    /// <summary>Longest reason that is kept, in characters.</summary>
    public const int MaxReasonLength = 300;

    /// <summary>Deployment it belongs to.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>Run it belongs to.</summary>
    public string? RunId { get; init; }

    /// <summary>Changed fields, secrets as fingerprints.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>The cloud's id of the call.</summary>
    public string? RequestId { get; init; }

    /// <summary>Error code or other detail; never a secret.</summary>
    public string? Detail { get; init; }

    /// <summary>Why, in the actor's words, without the spaces around them and cut to <see cref="MaxReasonLength"/>; null when there is none.</summary>
    public string? Reason
    {
        get;
        init => field = value?.Trim() switch
        {
            null or "" => null,
            { Length: > MaxReasonLength } reason => reason[..MaxReasonLength],
            var reason => reason,
        };
    }
}

/// <summary>A field before and after.</summary>
public sealed record FieldChange(string Path, string? Before, string? After);
