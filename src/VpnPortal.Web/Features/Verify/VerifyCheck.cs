using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Primitives;
using VpnPortal.Engine.Proofs;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Verify;

/// <summary>Finds every problem of a choice at once, each at its field.</summary>
public static class VerifyCheck
{
    public const string SourceField = "verify-source";
    public const string AddressField = "verify-address";
    public const string CountField = "verify-count";

    public static IReadOnlyList<FieldError> Problems(Verification verification, VerifyChoice choice, IStringLocalizer<VerifyTexts> texts) =>
    [
        .. SourceProblems(verification, choice, texts), .. AddressProblems(verification, choice, texts),
        .. CountOf(choice) is null ? (FieldError[])[new(CountField, texts["CountWrong"])] : [],
    ];

    /// <summary>The number of packets, or null when the text is none.</summary>
    public static int? CountOf(VerifyChoice choice) =>
        int.TryParse(choice.Count.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= PingService.MaxCount
            ? count
            : null;

    private static IEnumerable<FieldError> SourceProblems(Verification verification, VerifyChoice choice, IStringLocalizer<VerifyTexts> texts)
    {
        var source = verification.Side(choice.SourceSide)?.Instances.FirstOrDefault(one => one.Id == choice.SourceId);
        if (source is null) yield return new(SourceField, texts["SourceMissing"]);
        else if (!source.CloudAssistantOnline) yield return new(SourceField, texts["SourceOffline"]);
    }

    private static IEnumerable<FieldError> AddressProblems(Verification verification, VerifyChoice choice, IStringLocalizer<VerifyTexts> texts)
    {
        var typed = choice.Destination.Trim();
        if (typed.Length == 0) yield return new(AddressField, texts["AddressMissing"]);
        else if (!Cidr.TryParseAddress(typed, out _)) yield return new(AddressField, texts["AddressWrong", typed]);
        else if (verification.Path is { } path && path.Facts.SideOf(typed) == choice.SourceSide) yield return new(AddressField, texts["AddressSameSide", typed]);
        else if (verification.Path is { } seen && seen.Facts.SideOf(typed) is null)
            yield return new(AddressField, texts["AddressOutside", typed, string.Join(", ", seen.Facts.Scenario.SubnetsOf(choice.SourceSide.Peer()))]);
    }
}
