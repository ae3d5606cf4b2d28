using System.Runtime.CompilerServices;
using System.Text.Json;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;

namespace VpnPortal.Core.Tests.Planning;

/// <summary>Plans and journals as earlier versions stored them; a file is named by its design and the hash that was agreed to then.</summary>
public sealed class StoredPlanTests
{
    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder()).Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Plan_OfAnEarlierVersion_IsReadWithTheHashThatWasAgreedTo(string file)
    {
        var plan = Plan.FromJson(File.ReadAllText(Path.Combine(Folder(), file)));
        Assert.Equal(file.Split('.')[^2], plan.Hash);
        Assert.Equal(plan.Steps, Plan.FromJson(plan.ToJson()).Steps);
        Assert.All(plan.Steps, step => Assert.Equal(step.Calls, PlannedCall.Of(step).Action is not null));
        Assert.Equal(plan.Steps.Select(step => step.Address).Order(), BuiltState.Empty.After(plan.Steps).Resources.Select(resource => resource.Address));
    }

    [Fact]
    public void Journal_OfAnEarlierVersion_BeginsWithNothingStanding()
    {
        var started = (RunStarted)JsonSerializer.Deserialize<RunEvent>("""{"event":"run_started","at":"2026-11-21T12:00:00+00:00"}""", Json.Options)!;
        Assert.Empty(started.Former);
        Assert.Empty(RunState.Fold(PlannerTests.ExampleOne, [started]).Former);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "StoredPlans");
}
