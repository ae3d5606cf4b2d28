using System.Text.RegularExpressions;

namespace VpnPortal.Architecture.Tests;

/// <summary>Effects happen in named places only.</summary>
public sealed partial class EffectTests
{
    /// <summary>Where a bug is caught so that the portal lives on; everything else lets it pass.</summary>
    private static readonly IReadOnlyDictionary<string, string> Boundaries = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["VpnPortal.Emulator/Http/ApiEndpoint.cs"] = "a bug of the emulator answers InternalError, as a cloud does",
        ["VpnPortal.Engine/Proofs/PingService.cs"] = "a ping stays unfinished and is followed again at the next start",
        ["VpnPortal.Engine/Runs/ScheduledRun.cs"] = "a fault ends one attempt, never the run",
    };

    private static readonly string[] ScriptFolders = ["Components", "Shared"];

    [Fact]
    public void EverythingIsCaughtInThreePlaces() => Rule.Holds(Allowed("catches everything", Boundaries.Keys, SourceTree.Sources.Where(CatchesEverything)));

    [Fact]
    public void EverythingIsCaughtInThreePlaces_CanFail()
    {
        Assert.Equal(3, Boundaries.Count);
        Rule.Sees("X.cs", Allowed("catches everything", [], Planted("catch (Exception e) { }").Where(CatchesEverything)));
        Rule.Sees("X.cs", Allowed("catches everything", [], Planted("catch { }").Where(CatchesEverything)));
        Rule.Sees("X.cs", Allowed("catches everything", [], Planted("catch (Exception e) when (ready) { }").Where(CatchesEverything)));
        Assert.DoesNotContain(Planted("catch (Exception e) when (StorageFault.Is(e)) { }"), CatchesEverything);
        Assert.DoesNotContain(Planted("catch (Exception e) when (StorageFault.Passes(e) && again) { }"), CatchesEverything);
        Assert.DoesNotContain(Planted("catch { Clean(); throw; }"), CatchesEverything);
        Assert.DoesNotContain(Planted("catch (Exception e) when (e is IOException) { }"), CatchesEverything);
        Rule.Sees("no longer", Allowed("catches everything", ["VpnPortal.Web/X.cs"], []));
    }

    [Fact]
    public void ScriptsAreCalledByTheShellAndSharedPartsOnly() => Rule.Holds(CallsScript(SourceTree.Sources));

    [Fact]
    public void ScriptsAreCalledByTheShellAndSharedPartsOnly_CanFail() =>
        Rule.Sees("Page.razor", CallsScript([new("VpnPortal.Web", "Features/Runs/Page.razor", "@inject IJSRuntime Script")]));

    [Fact]
    public void PagesOpenNoDatabase() => Rule.Holds(OpensDatabase(SourceTree.Sources));

    [Fact]
    public void PagesOpenNoDatabase_CanFail()
    {
        Rule.Sees("Page.cs", OpensDatabase([new("VpnPortal.Web", "Features/Runs/Page.cs", "using Microsoft.EntityFrameworkCore;")]));
        Rule.Sees("Chip.razor", OpensDatabase([new("VpnPortal.Web", "Shared/Chip.razor", "@inject IDbContextFactory<PortalDbContext> Contexts")]));
    }

    [Fact]
    public void TheClockIsInjected() => Rule.Holds(SourceTree.Sources.SelectMany(ReadsClock));

    [Fact]
    public void TheClockIsInjected_CanFail()
    {
        Rule.Sees("X.cs", Planted("class X { DateTime At => DateTime.Now; }").SelectMany(ReadsClock));
        Rule.Sees("X.cs", Planted("class X { DateTimeOffset At => DateTimeOffset.UtcNow; }").SelectMany(ReadsClock));
        Assert.Empty(Planted("class X { /* DateTime.Now */ }").SelectMany(ReadsClock));
    }

    private static IEnumerable<SourceFile> Planted(string text) => [new("VpnPortal.Web", "X.cs", text)];

    private static IEnumerable<string> Allowed(string what, IEnumerable<string> allowed, IEnumerable<SourceFile> found)
    {
        var places = found.Select(file => file.ToString()).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. places.Except(allowed).Select(place => $"{place} {what} and is not on the list."),
            .. allowed.Except(places).Select(place => $"{place} no longer {what}; take it off the list."),
        ];
    }

    /// <summary>A filter that names types catches only those, and a block that cleans up and throws on swallows nothing.</summary>
    private static bool CatchesEverything(SourceFile file) => CatchAll().Matches(file.Code).Any(match =>
        !NamesKinds(match.Groups["filter"].Value) && !ThrowsOn().IsMatch(file.Code[match.Index..]));

    private static bool NamesKinds(string filter) =>
        filter.Contains(" is ", StringComparison.Ordinal) || filter.Contains("StorageFault.Is(", StringComparison.Ordinal) || filter.Contains("StorageFault.Passes(", StringComparison.Ordinal);

    private static IEnumerable<string> CallsScript(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Code.Contains("IJSRuntime", StringComparison.Ordinal) || file.Code.Contains("IJSObjectReference", StringComparison.Ordinal)
        where !ScriptFolders.Contains(file.Folder.Split('/')[0], StringComparer.Ordinal)
        select $"{file} calls JavaScript; only Web/Shared and Web/Components may.";

    private static IEnumerable<string> OpensDatabase(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Project == "VpnPortal.Web" && file.Folder != "Features/Account"
        where file.Code.Contains("EntityFrameworkCore", StringComparison.Ordinal) || file.Code.Contains("DbContext", StringComparison.Ordinal)
        select $"{file} knows the database; read through Data's queries and write through Engine's services.";

    private static IEnumerable<string> ReadsClock(SourceFile file) =>
        Clock().Matches(file.Code).Select(match => $"{file} reads {match.Value}; take a TimeProvider.");

    [GeneratedRegex(@"\bcatch\s*(?:\{|\(\s*(?:System\.)?Exception\b[^)]*\)\s*(?<filter>when\s*\((?>[^()]+|\((?<open>)|\)(?<-open>))*\))?)")]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"^[^{]*\{[^{}]*\bthrow;\s*\}")]
    private static partial Regex ThrowsOn();

    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:Utc)?(?:Now|Today)\b")]
    private static partial Regex Clock();
}
