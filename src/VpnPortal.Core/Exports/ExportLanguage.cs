using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports;

/// <summary>Language of the words and comments in an export.</summary>
public enum ExportLanguage
{
    /// <summary>zh-CN.</summary>
    Chinese,

    /// <summary>en.</summary>
    English,
}

/// <summary>Picks texts by language.</summary>
public static class ExportLanguages
{
    /// <summary>Both languages, Chinese first.</summary>
    public static readonly IReadOnlyList<ExportLanguage> Both = [ExportLanguage.Chinese, ExportLanguage.English];

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public static string Culture(this ExportLanguage language) => language == ExportLanguage.English ? "en" : "zh-CN";

    /// <summary>The text in that language.</summary>
    public static string Pick(this ExportLanguage language, string zh, string en) => language == ExportLanguage.English ? en : zh;

    /// <summary>The text in that language.</summary>
    public static string Pick(this ExportLanguage language, BilingualText text) => text.In(language.Culture());
}
