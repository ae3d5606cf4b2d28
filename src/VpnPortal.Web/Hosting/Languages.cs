namespace VpnPortal.Web.Hosting;

/// <summary>A language of the portal: its culture, its own name for itself and the short form for the top bar.</summary>
public sealed record Language(string Culture, string Name, string ShortName);

public static class Languages
{
    public static readonly Language Chinese = new("zh-CN", "简体中文", "中文");
    public static readonly Language English = new("en", "English", "EN");

    public static IReadOnlyList<Language> All { get; } = [Chinese, English];

    public static Language Default => Chinese;

    public static Language? Find(string? culture) => All.FirstOrDefault(language => language.Culture == culture);
}
