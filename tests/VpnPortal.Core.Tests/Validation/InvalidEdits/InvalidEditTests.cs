using System.Collections.Immutable;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Validation.InvalidEdits;

/// <summary>
/// Valid drafts of every design, each with one random mistake. Whatever is refused here never reaches the cloud, since only a
/// compiled draft becomes a plan.
/// </summary>
public sealed class InvalidEditTests(ITestOutputHelper output)
{
    public const string RegisteredIp = "198.18.0.1";
    public const string TakenTunnelCidr = "169.254.77.0/30";
    public const string TakenRoute = "172.30.0.0/16";
    private const int Edits = 3000;

    private static readonly ImmutableArray<EditKind> Kinds = [.. TextEdits.Kinds, .. PlaceEdits.Kinds, .. AddressEdits.Kinds];

    [Fact]
    public void RandomInvalidEdits_AtLeast99Percent_AreRefused()
    {
        var random = new Random(20240229);
        var drawn = Enumerable.Range(0, Edits).Select(_ => Draw(random)).Select(entry => (entry.Design, entry.Edit, Compiled: entry.Edit.ApplyTo(entry.Draft).Compile(Account))).ToList();
        var misses = drawn.Where(entry => entry.Compiled.Topology is not null).ToList();
        var atTheField = drawn.Count(entry => entry.Compiled.Diagnostics.Any(finding => finding.Severity == Severity.Error && finding.Path == entry.Edit.Path));
        var share = 100.0 * (drawn.Count - misses.Count) / drawn.Count;
        output.WriteLine(FormattableString.Invariant(
            $"{drawn.Count} invalid edits of {TestDrafts.Designs.Count} designs, {drawn.Select(entry => entry.Edit.Kind).Distinct().Count()} kinds on {drawn.Select(entry => entry.Edit.Path).Distinct().Count()} fields: {drawn.Count - misses.Count} refused ({share:0.00} %), {atTheField} of them at the field itself."));
        foreach (var miss in misses.GroupBy(entry => entry.Edit.Kind, StringComparer.Ordinal).OrderByDescending(group => group.Count()))
            output.WriteLine($"missed {miss.Count()} × {miss.First().Design}: {miss.First().Edit}");
        Assert.True(share >= 99, $"Only {share:0.00} % were refused; the output lists the others.");
    }

    [Fact]
    public void EveryKindOfMistake_OnEveryFieldThatItFits_IsRefused()
    {
        var random = new Random(7);
        var missed = (from design in TestDrafts.Designs
                      let draft = design.Value()
                      from kind in Kinds
                      from field in DraftFields.Of(draft.Scenario)
                      where IsAsked(draft, field.Path) && kind.Fits(draft, field.Path)
                      let edit = new InvalidEdit(kind.Name, field.Path, kind.Draw(draft, field.Path, random), kind.Why)
                      where edit.ApplyTo(draft).Compile(Account).Topology is not null
                      select $"{design.Key}: {edit}").ToList();
        foreach (var miss in missed) output.WriteLine(miss);
        Assert.Empty(missed);
    }

    [Fact]
    public void EveryField_CanBeMistaken()
    {
        var untouched = from design in TestDrafts.Designs
                        let draft = design.Value()
                        from field in DraftFields.Of(draft.Scenario)
                        where IsAsked(draft, field.Path) && field.Path != FieldPaths.PeriodMonths && !Kinds.Any(kind => kind.Fits(draft, field.Path))
                        select $"{design.Key}: {field.Path}";
        Assert.Empty(untouched);
    }

    [Fact]
    public void Designs_InThisAccount_AreValidBeforeTheEdit() =>
        Assert.All(TestDrafts.Designs.Values, design => Assert.NotNull(design().Compile(Account).Topology));

    private static (string Design, VpnDraft Draft, InvalidEdit Edit) Draw(Random random)
    {
        while (true)
        {
            var (name, make) = random.Any(Designs);
            var draft = make();
            var path = random.Any(DraftFields.Of(draft.Scenario)).Path;
            if (!IsAsked(draft, path)) continue;
            var fitting = Kinds.Where(kind => kind.Fits(draft, path)).ToList();
            if (fitting.Count == 0) continue;
            var kind = random.Any(fitting);
            return (name, draft, new InvalidEdit(kind.Name, path, kind.Draw(draft, path, random), kind.Why));
        }
    }

    /// <summary>What follows from a gateway that is used again is not asked.</summary>
    private static bool IsAsked(VpnDraft draft, string path) =>
        !draft.Values.ContainsKey("side1.gateway.existing")
        || !path.EndsWithAny(".vpc", ".vswitch1", ".vswitch2", ".gateway.name", ".bandwidth", ".chargeType", ".periodMonths");

    private static readonly ImmutableArray<KeyValuePair<string, Func<VpnDraft>>> Designs = [.. TestDrafts.Designs.OrderBy(design => design.Key, StringComparer.Ordinal)];

    /// <summary>An account with resources to collide with.</summary>
    private static readonly ImmutableDictionary<string, Landscape> Account = TestDrafts.Landscapes.ToImmutableDictionary(
        pair => pair.Key, pair => Crowded(pair.Value), StringComparer.Ordinal);

    private static Landscape Crowded(Landscape region) => (region.RegionId == TestDrafts.Shanghai ? WithGateways(region) : region).WithCustomerGateway("cgw-known", RegisteredIp, 64900) with
    {
        Instances = region.Vpcs.Select(vpc => new InstancesOfVpc(vpc.Id, new[] { new DiscoveredInstance("i-" + vpc.Id[4..], "", vpc.Id, "10.0.0.9", "Running", CloudAssistantOnline: true) }.ToEquatableArray()))
            .ToEquatableArray(),
    };

    private static Landscape WithGateways(Landscape region) => (region with
    {
        Gateways = region.Gateways.Concat([Locked("vpn-single-locked", null), Locked("vpn-dual-locked", "vsw-sh-2")]).ToEquatableArray(),
    }).WithConnection(TestDrafts.DualTunnel, "vco-other", "cgw-8", "cgw-9", TakenTunnelCidr).WithRoute(TestDrafts.DualTunnel, TakenRoute).WithRoute(TestDrafts.SingleTunnel, TakenRoute);

    private static ObservedVpnGateway Locked(string id, string? second) => TestDrafts.Gateway(id, second) with { BusinessStatus = "FinancialLocked" };
}
