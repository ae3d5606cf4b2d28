using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>What the ends of a draft are called; a data centre is never called a VPC.</summary>
public static class SideWords
{
    /// <param name="scenario">Scenario key; null where a side is named without its draft, as in the history.</param>
    public static string Of(IStringLocalizer<WizardTexts> texts, string? scenario, SideKey side) => (scenario, side) switch
    {
        (null, _) => texts["SideAny", (int)side],
        (VpcToVpcFields.Scenario, _) => texts["Side", (int)side],
        (_, SideKey.One) => texts["SideCloud"],
        _ => texts["SideSite"],
    };

    /// <summary>The end inside a sentence: VPC2, or the data centre.</summary>
    public static string InSentence(SideReading side) => side.Noun.In(CultureInfo.CurrentUICulture.Name);

    public static string Of(IStringLocalizer<WizardTexts> texts, TunnelRole role) => texts[role == TunnelRole.Master ? "TunnelMaster" : "TunnelSlave"];
}
