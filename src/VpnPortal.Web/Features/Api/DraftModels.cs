using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using VpnPortal.Engine;

namespace VpnPortal.Web.Features.Api;

/// <summary>Answers to store.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiAnswers
{
    [Description("Version that was read. When it is given and the draft has another one by now, nothing is stored.")]
    public int? DraftVersion { get; init; }

    [Description("Field path to answer: a text, number, true or false, a list for networks; null takes the answer back. Nothing else follows from it.")]
    public IReadOnlyDictionary<string, JsonElement>? Answers { get; init; }
}

/// <summary>What was stored.</summary>
/// <param name="DraftVersion">Version of the draft after it.</param>
public sealed record ApiAnswersStored(int DraftVersion);

/// <summary>A pre-shared key to store. A class, so that nothing prints it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class ApiPresharedKeyValue
{
    [Description("1 to 100 characters; the findings say what is wrong with it.")]
    public string? Value { get; init; }
}

/// <summary>What stands between a draft and its plan.</summary>
/// <param name="DraftVersion">Version that was looked at.</param>
/// <param name="CanBePlanned">No finding is an error.</param>
/// <param name="Faults">Why the account could not be asked, where it could not; many findings may follow from that alone.</param>
public sealed record ApiFindings(int DraftVersion, bool CanBePlanned, IReadOnlyList<ApiFinding> Findings, IReadOnlyList<ApiFault> Faults);

/// <summary>A failure of the cloud: why, what next, and the words that its support asks for.</summary>
public sealed record ApiFault
{
    [Description("The cloud's error code, or one of the portal's own that begins with Portal.")]
    public required string Code { get; init; }

    [Description("The cloud's own words.")]
    public required string Message { get; init; }

    [Description("The cloud's id of the call; empty when there is none.")]
    public required string RequestId { get; init; }

    [Description("Why it happened.")]
    public required string Cause { get; init; }

    [Description("What to do.")]
    public required string NextAct { get; init; }

    internal static ApiFault Of(CloudFault fault) => new()
    {
        Code = fault.Code, Message = fault.Message, RequestId = fault.RequestId, Cause = ApiFinding.Say(fault.Cause), NextAct = ApiFinding.Say(fault.NextAct),
    };
}
