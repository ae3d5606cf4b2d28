using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Progress;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Tests.Runs;

namespace VpnPortal.Core.Tests.Planning;

public sealed class DurationHistoryTests
{
    private const string Region = "eu-central-1";
    private static readonly Arbitrary<TimeSpan[]> Times =
        Gen.Choose(0, 7200).Select(seconds => TimeSpan.FromSeconds(seconds)).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();

    private static Plan Plan => PlannerTests.ExampleOne;

    [Fact]
    public void Percentile_IsAValue_AndSplitsTheRestAsItSays() => Prop.ForAll(Times, Gen.Choose(1, 100).ToArbitrary(), (times, percent) =>
    {
        var value = Percentile.Of(times, percent);
        var (notAbove, below) = (times.Count(time => time <= value), times.Count(time => time < value));
        return times.Contains(value) && notAbove * 100 >= percent * times.Length && below * 100 < percent * times.Length;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Percentile_IsMonotone_AndDoesNotCareForOrder() => Prop.ForAll(Times, times =>
    {
        var all = Enumerable.Range(1, 100).Select(percent => Percentile.Of(times, percent)).ToList();
        return all.SequenceEqual(all.Order()) && all[^1] == times.Max() && Percentile.Of([.. times.Reverse()], 50) == all[49];
    }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData(50, 5)]
    [InlineData(90, 9)]
    [InlineData(100, 10)]
    [InlineData(1, 1)]
    public void Percentile_OfOneToTen_IsTheNearestRank(int percent, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Percentile.Of([.. Enumerable.Range(1, 10).Select(second => TimeSpan.FromSeconds(second))], percent));

    [Fact]
    public void FourSamples_AreTooFew_TheDocumentsStand()
    {
        var usual = new DurationHistory(Gateways(4, TimeSpan.FromSeconds(90)), 1).Of(Gateway);
        Assert.Equal(Gateway.Usual, usual);
        Assert.Equal(("官方文档", "documented"), (usual.Source.Words.Zh, usual.Source.Words.En));
    }

    [Fact]
    public void FiveSamples_ReplaceTheDocuments_OfTheirKindAndRegionOnly()
    {
        var history = new DurationHistory(Gateways(5, TimeSpan.FromSeconds(90)), 1);
        Assert.Equal(new(TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(90), new DurationSource(5, 3, 1)), history.Of(Gateway));
        Assert.Equal(Gateway.Usual, history.Of(Gateway with { RegionId = "cn-hangzhou" }));
        Assert.All(Plan.Steps.Where(step => step is not CreateVpnGatewayStep), step => Assert.Equal(step.Usual, history.Of(step)));
    }

    [Fact]
    public void OlderSamples_ThanTheNewest_DoNotCount()
    {
        var samples = Gateways(DurationHistory.Newest, TimeSpan.FromSeconds(60)).Concat(Gateways(1000, TimeSpan.FromSeconds(600)));
        Assert.Equal(TimeSpan.FromSeconds(60), new DurationHistory(samples, 1).Of(Gateway).To);
    }

    [Fact]
    public void Fractions_AreRoundedUp_ToASecondAtLeast() =>
        Assert.Equal(TimeSpan.FromSeconds(1), new DurationHistory(Gateways(5, TimeSpan.FromMilliseconds(40)), 1).Of(Gateway).From);

    [Fact]
    public void PlanDuration_OfMeasuredSteps_SaysSo_AndOfSomeThatItIsMixed()
    {
        var all = Plan.Steps.SelectMany(step => Enumerable.Range(0, 6).Select(n => new DurationSample(StepKinds.Of(step), step.RegionId, $"run{n}", TimeSpan.FromSeconds(10)))).ToList();
        var measured = PlanDuration.Of(Plan, new DurationHistory(all, 1));
        Assert.Equal(TimeSpan.FromSeconds(10 * measured.CriticalSteps.Count), measured.Usual.To);
        Assert.Equal("from the last 6 runs", measured.Usual.Source.Words.En);

        var some = PlanDuration.Of(Plan, new DurationHistory(all.Where(sample => sample.Kind == "create_vpn_gateway"), 1));
        Assert.Equal(TimeSpan.FromSeconds(10 + 3 + 20 + 60), some.Usual.To);
        Assert.True(some.Usual.Source.IsMixed);
        Assert.Equal("部分依据最近 6 次执行，其余为官方文档", some.Usual.Source.Words.Zh);
        Assert.Equal(DurationSource.Documented, PlanDuration.Of(Plan).Usual.Source);
    }

    [Fact]
    public void DemoTime_IsNamed() => Assert.Equal(
        ("依据最近 3 次执行，演示时间快 18 倍", "from the last 3 runs, in demo time, 18 times faster"),
        (new DurationSource(6, 3, 18).Words.Zh, new DurationSource(6, 3, 18).Words.En));

    [Fact]
    public void Journal_GivesASampleForEachStepThatWentByItself()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Intend(RunScript.Gateway2);
        script.After(TimeSpan.FromSeconds(2)).PutOff(RunScript.Gateway1).Unknown(RunScript.Gateway2);
        script.After(TimeSpan.FromSeconds(3)).Intend(RunScript.Gateway1).Accept(RunScript.Gateway1).Accept(RunScript.Gateway2);
        script.After(TimeSpan.FromSeconds(60)).Succeed(RunScript.Gateway1).Succeed(RunScript.Gateway2);
        var sample = Assert.Single(StepDurations.Of("run1", script.Plan, script.Events));
        Assert.Equal(new DurationSample("create_vpn_gateway", Region, "run1", TimeSpan.FromSeconds(65)), sample);
    }

    [Fact]
    public void Journal_OfAStepThatFailedOnceOrIsNotDone_GivesNone()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Fail(RunScript.Gateway1).Resume().Intend(RunScript.Gateway1).Accept(RunScript.Gateway1);
        script.After(TimeSpan.FromSeconds(60)).Succeed(RunScript.Gateway1).Intend(RunScript.Gateway2).Accept(RunScript.Gateway2);
        Assert.Empty(StepDurations.Of("run1", script.Plan, script.Events));
    }

    [Fact]
    public void Progress_ShowsWhatWasMeasured()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Accept(RunScript.Gateway1);
        var progress = RunProgress.Of(script.Plan, script.State, script.Now, new DurationHistory(Gateways(5, TimeSpan.FromSeconds(90)), 1));
        Assert.Equal(5, progress.Find("vpn_gateway.side1")!.Usual.Source.Samples);
    }

    [Fact]
    public void Journal_WithoutAPace_RanAtTheRealOne() =>
        Assert.Equal(1, ((RunStarted)JsonSerializer.Deserialize<RunEvent>("""{"event":"run_started","at":"2026-11-21T12:00:00+00:00"}""", Json.Options)!).TimeScale);

    private static CreateVpnGatewayStep Gateway => Plan.Steps.OfType<CreateVpnGatewayStep>().First();

    /// <summary>Two of each run, as both sides give.</summary>
    private static IEnumerable<DurationSample> Gateways(int count, TimeSpan took) =>
        Enumerable.Range(0, count).Select(n => new DurationSample("create_vpn_gateway", Region, $"run{n / 2}", took));
}
