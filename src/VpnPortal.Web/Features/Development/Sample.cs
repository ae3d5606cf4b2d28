using System.Globalization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Features.Development;

/// <summary>Sample words in both languages; real pages use resources.</summary>
internal static class Sample
{
    public static string Say(string zh, string en) => new BilingualText(zh, en).In(CultureInfo.CurrentUICulture.Name);
}
