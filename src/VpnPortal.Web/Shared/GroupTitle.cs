using System.Globalization;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Planning;

namespace VpnPortal.Web.Shared;

/// <summary>What a group of steps is called: the documented step, or, where it is undone, what is in it.</summary>
public static class GroupTitle
{
    /// <summary>Of one documented step.</summary>
    public static string Of(string scenario, int documentedStep) => DocumentedSteps.Name(scenario, documentedStep).In(CultureInfo.CurrentUICulture.Name);

    /// <summary>Of things that are taken away.</summary>
    public static string Of(IEnumerable<ResourceKind> kinds) =>
        string.Join(" · ", kinds.Distinct().Select(kind => KindWords.Of(kind).In(CultureInfo.CurrentUICulture.Name)));
}
