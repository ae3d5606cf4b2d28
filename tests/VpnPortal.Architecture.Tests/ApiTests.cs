using System.Reflection;

namespace VpnPortal.Architecture.Tests;

/// <summary>Everything that the pages do is open to programs.</summary>
public sealed class ApiTests
{
    private const string Api = "VpnPortal.Web.Features.Api";

    /// <summary>What pages call of the engine and no endpoint does.</summary>
    private static readonly IReadOnlyDictionary<string, string> Exceptions = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["BackupService.List"] = "programs on the portal's machine have the folder, and /metrics has the age",
        ["BackupService.MakeAsync"] = "programs run the command backup",
        ["ChangeNotifier.Subscribe"] = "pages redraw themselves; programs ask again",
        ["DraftingService.CreateAsync"] = "an empty draft is a document of nothing but its scenario, POST /deployments",
        ["ExportService.DownloadWithSecretsAsync"] = "keys leave through a page only, where the password is asked for again",
        ["ExportService.RefuseSecretsAsync"] = "belongs to the above",
        ["ReadinessReader.ReadAsync"] = "has an address of its own, /health/ready, that needs no token",
        ["RegionObserver.Fault"] = "for noticing that a page is out of date; what is seen is read through the readers",
        ["RegionObserver.Latest"] = "as above",
        ["RegionObserver.Watch"] = "an open page has its region looked at more often; there is no such thing as an open program",
    };

    [Fact]
    public void WhatPagesDoIsInTheApi() => Rule.Holds(Missing(CallsOf(inApi: false), CallsOf(inApi: true), Exceptions.Keys));

    [Fact]
    public void WhatPagesDoIsInTheApi_CanFail()
    {
        var pages = CallsOf(inApi: false);
        Assert.Contains("DraftingService.DeleteAsync", pages);
        Rule.Sees("DraftingService.DeleteAsync", Missing(pages, CallsOf(inApi: true).Except(["DraftingService.DeleteAsync"]), Exceptions.Keys));
        Rule.Sees("Gone.DoAsync", Missing([], [], ["Gone.DoAsync"]));
        Rule.Sees("Kept.DoAsync", Missing(["Kept.DoAsync"], ["Kept.DoAsync"], ["Kept.DoAsync"]));
    }

    private static IEnumerable<string> Missing(IEnumerable<string> byPages, IEnumerable<string> byApi, IEnumerable<string> exceptions)
    {
        var (pages, api, known) = (byPages.ToHashSet(StringComparer.Ordinal), byApi.ToHashSet(StringComparer.Ordinal), exceptions.ToHashSet(StringComparer.Ordinal));
        return
        [
            .. pages.Except(api).Except(known).Select(call => $"{call} is called for pages and by no endpoint."),
            .. known.Where(call => !pages.Contains(call) || api.Contains(call)).Select(call => $"{call} is no exception any more; take it off the list."),
        ];
    }

    /// <summary>Services of the engine that the endpoints, or all the rest of the screens, call; overloads count as one.</summary>
    private static IReadOnlySet<string> CallsOf(bool inApi) => ProductAssemblies.All.Single(assembly => assembly.GetName().Name == "VpnPortal.Web").GetTypes()
        .Where(type => (type.Outermost().Namespace == Api) == inApi)
        .SelectMany(MethodCalls.Of).Where(IsService)
        .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").ToHashSet(StringComparer.Ordinal);

    private static bool IsService(MethodBase method) =>
        method is { IsStatic: false, IsSpecialName: false, IsConstructor: false, DeclaringType: { } type }
        && type.Assembly.GetName().Name == "VpnPortal.Engine" && type is { IsValueType: false, IsNested: false } && !type.IsRecord() && !type.IsSubclassOf(typeof(Exception));
}
