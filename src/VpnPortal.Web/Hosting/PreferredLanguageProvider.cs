using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace VpnPortal.Web.Hosting;

/// <summary>
/// Reads Accept-Language by language, not by culture: the framework's own provider takes <c>zh-HK</c> or <c>en-GB</c> for unknown and falls back wrongly.
/// </summary>
internal sealed class PreferredLanguageProvider : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var wanted = httpContext.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(value => value.Quality ?? 1)
            .Select(value => Match(value.Value.Value))
            .FirstOrDefault(language => language is not null);
        return Task.FromResult(wanted is null ? null : new ProviderCultureResult(wanted.Culture));
    }

    private static Language? Match(string? tag) => tag?.Split('-')[0].ToLowerInvariant() switch
    {
        "zh" => Languages.Chinese,
        "en" => Languages.English,
        _ => null,
    };
}
