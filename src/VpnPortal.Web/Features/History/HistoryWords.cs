using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Exports;

namespace VpnPortal.Web.Features.History;

/// <summary>Says in the reader's language what is stored as a fixed word.</summary>
public static class HistoryWords
{
    private const string Plan = "plan ";

    /// <summary>The name of whoever did it; visitors have none.</summary>
    public static string NameOf(IStringLocalizer<HistoryTexts> texts, string actorName) =>
        actorName == Actor.VisitorName ? texts["Visitor"] : actorName;

    /// <summary>A detail in words. The cloud's codes and ids stay as they are.</summary>
    public static string DetailOf(IStringLocalizer<HistoryTexts> texts, string detail) =>
        string.Join(texts["DetailSeparator"], detail.Split(", ").Select(word => WordOf(texts, word)));

    private static string WordOf(IStringLocalizer<HistoryTexts> texts, string word)
    {
        if (word.StartsWith(Plan, StringComparison.Ordinal)) return texts["DetailPlan", word[Plan.Length..]];
        if (RendererBook.Find(word) is { } renderer) return renderer.Name.In(CultureInfo.CurrentUICulture.Name);
        return texts[$"Detail_{word}"] is { ResourceNotFound: false } known ? known : word;
    }
}
