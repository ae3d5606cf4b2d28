using System.Globalization;
using VpnPortal.Core.Diagnostics;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>A finding in the reader's language: the same words at the field, in the summary and in the review.</summary>
public static class FindingText
{
    public static string Of(Diagnostic finding)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        var separator = culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? " " : "";
        return finding.Reason.In(culture) + separator + finding.Fix.In(culture);
    }
}
