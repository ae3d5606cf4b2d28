using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Validation;
using static VpnPortal.Core.Tests.Validation.TestDrafts;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>What the account must allow before anything is bought.</summary>
public sealed class PreflightTests
{
    private const string Region = "side1.region";

    [Fact]
    public void Rejects_GatewaysOverTheQuota()
    {
        var found = Complete().Refuses("gateway-quota", Region, Where(new AccountFacts { Gateways = 29 }));
        Assert.Contains("Cloud:Quotas:VpnGateways", found.Fix.En, StringComparison.Ordinal);
        Assert.Contains("29", found.Reason.Zh, StringComparison.Ordinal);
        OnPremises().Refuses("gateway-quota", Region, Where(new AccountFacts { Gateways = 30 }));
    }

    [Fact]
    public void Accepts_GatewaysWithinTheQuota()
    {
        Complete().Allows("gateway-quota", Where(new AccountFacts { Gateways = 28 }));
        OnPremises().Allows("gateway-quota", Where(new AccountFacts { Gateways = 29 }));
        OnExistingGateway(RoutingWords.Static).Allows("gateway-quota", Where(new AccountFacts { Gateways = 30 }));
        Complete().Allows("gateway-quota", Where(new AccountFacts { Gateways = 31, Quotas = AccountQuotas.Documented with { VpnGateways = 50 } }));
        Complete().Allows("gateway-quota", Where(AccountFacts.Unasked));
    }

    [Fact]
    public void Rejects_CustomerGatewaysOverTheQuota()
    {
        Complete().Refuses("customer-gateway-quota", "side1.customerGateway1.name", Registered(97));
        OnPremises().Refuses("customer-gateway-quota", "side1.customerGateway1.name", Registered(99));
        OnPremisesWithOneIp().Refuses("customer-gateway-quota", "side1.customerGateway1.name", Registered(100));
    }

    [Fact]
    public void Accepts_CustomerGatewaysWithinTheQuota()
    {
        Complete().Allows("customer-gateway-quota", Registered(96));
        OnPremises().Allows("customer-gateway-quota", Registered(98));
        OnPremisesWithOneIp().Allows("customer-gateway-quota", Registered(99));
        OnPremises().Allows("customer-gateway-quota", Where(Frankfurt, region => Fill(region, 98).WithCustomerGateway("cgw-a", Wan1, 65500).WithCustomerGateway("cgw-b", Wan2, 65500)));
    }

    [Fact]
    public void Rejects_RoleMissing() => Complete().Refuses("role-missing", Region, Where(new AccountFacts { HasVpnRole = false }));

    [Fact]
    public void Accepts_RoleThereUnknownOrNotNeeded()
    {
        Complete().Allows("role-missing", Where(new AccountFacts { HasVpnRole = true })).Allows("role-missing", Where(AccountFacts.Unasked));
        Classic().Allows("role-missing", Where(new AccountFacts { HasVpnRole = false }));
    }

    [Fact]
    public void Rejects_AccountLocked() => Complete().Refuses("account-locked", Region, Where(Locked(isExpired: false)));

    [Fact]
    public void Accepts_LockOfAnExpiredTermOrWhereNothingIsBought()
    {
        Complete().Allows("account-locked", Where(Locked(isExpired: true)));
        Classic().Allows("account-locked", Where(Locked(isExpired: false)));
    }

    [Fact]
    public void Rejects_PermissionMissing_WithThePolicyToCopy()
    {
        var found = Complete().Refuses("permission-missing", Region, Open(RamActions.DescribeVpcs, RamActions.DescribeGateways));
        Assert.Contains("vpc:DescribeVpcs", found.Reason.En, StringComparison.Ordinal);
        Assert.Contains(RamPolicy.Allowing([RamActions.DescribeVpcs, RamActions.DescribeGateways]), found.Fix.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void PermissionMissing_WhatCannotBeListed_IsNotCalledAbsent() => Complete()
        .Allows("vpc-not-found", Open(RamActions.DescribeVpcs)).Allows("vswitch-not-found", Open(RamActions.DescribeVSwitches))
        .Allows("region-without-dual-tunnel", Open(RamActions.DescribeZones));

    [Fact]
    public void Accepts_PermissionThatIsNotNeeded()
    {
        Complete().Allows("permission-missing").Allows("permission-missing", Open(RamActions.CheckBgp));
        Classic().Allows("permission-missing", Where(Shanghai, region => region with { OpenQuestions = Questions(OpenQuestionCause.NotAllowed, RamActions.DescribeZones) }));
    }

    [Theory]
    [InlineData("InvalidAccessKeyId.Inactive", "AccessKey")]
    [InlineData("SignatureDoesNotMatch", "AccessKeySecret")]
    [InlineData("InvalidSecurityToken.Expired", "STS")]
    [InlineData("InvalidTimeStamp.Expired", "15")]
    [InlineData("InvalidAccountStatus.NotEnoughBalance", "InvalidAccountStatus.NotEnoughBalance")]
    public void Rejects_CredentialsRefused(string code, string word)
    {
        var refused = Where(Frankfurt, region => region with { OpenQuestions = new[] { new OpenQuestion(RamActions.DescribeVpcs, code, OpenQuestionCause.CredentialsRefused) }.ToEquatableArray() });
        var found = Complete().Refuses("credentials-refused", Region, refused);
        Assert.Contains(word, found.Reason.Zh + found.Fix.Zh, StringComparison.Ordinal);
        Complete().Allows("permission-missing", refused);
    }

    [Fact]
    public void Accepts_CredentialsTaken() => Complete().Allows("credentials-refused");

    [Fact]
    public void Warns_PreflightIncomplete_NamingEachOpenQuestion()
    {
        var account = new AccountFacts
        {
            Gateways = 3, UncountedRegions = new[] { "ap-south-1" }.ToEquatableArray(), OpenQuestions = Questions(OpenQuestionCause.NotAllowed, RamActions.GetRole),
        };
        var found = Complete().Warns("preflight-incomplete", Region, Where(account));
        Assert.Contains("ram:GetRole", found.Reason.En, StringComparison.Ordinal);
        Assert.Contains("ap-south-1", found.Reason.Zh, StringComparison.Ordinal);
        Assert.Contains(RamPolicy.Allowing([RamActions.GetRole]), found.Fix.En, StringComparison.Ordinal);
        Assert.NotNull(Complete().Compile(Where(account)).Topology);
    }

    [Fact]
    public void Warns_PreflightIncomplete_BgpOnlyWhereItIsWanted()
    {
        var unknown = Where(Frankfurt, region => region with { OpenQuestions = Questions(OpenQuestionCause.NoAnswer, RamActions.CheckBgp) });
        Complete().With(FieldPaths.Routing, RoutingWords.Bgp).Warns("preflight-incomplete", Region, unknown);
        Complete().Allows("preflight-incomplete", unknown);
    }

    [Fact]
    public void Warns_PreflightIncomplete_RoutesOfTheReusedGateway() => OnExistingGateway(RoutingWords.Static).Warns(
        "preflight-incomplete", Region, Where(Shanghai, region => region with { OpenQuestions = Questions(OpenQuestionCause.NoAnswer, RamActions.DescribeRoutes) }));

    [Fact]
    public void Accepts_EverythingAnswered() => Complete().Allows("preflight-incomplete", Where(new AccountFacts { Gateways = 3, HasVpnRole = true }));

    [Fact]
    public void Rejects_BandwidthThatNoZoneOffers()
    {
        var small = Where(Frankfurt, region => region with { ZonesByBandwidth = new[] { new ZonesOfBandwidth(1000, default) }.ToEquatableArray() });
        Assert.Equal("10", Complete().With("side1.gateway.bandwidth", "1000").Refuses("bandwidth-without-zone", "side1.gateway.bandwidth", small).FixValue);
    }

    [Fact]
    public void Zones_OfTheWantedBandwidth_Decide()
    {
        var some = Where(Frankfurt, region => region with { ZonesByBandwidth = new[] { new ZonesOfBandwidth(500, new[] { Frankfurt + "b" }.ToEquatableArray()) }.ToEquatableArray() });
        Complete().With("side1.gateway.bandwidth", "500").Refuses("zone-without-dual-tunnel", "side1.vswitch2", some);
        Complete().Allows("zone-without-dual-tunnel", some).Allows("bandwidth-without-zone", some);
    }

    [Fact]
    public void EveryPreflightFinding_IsMarkedAsSuch()
    {
        var compilation = Complete().With(FieldPaths.Bandwidth(SideKey.One), "11").Compile(Where(new AccountFacts { HasVpnRole = false }));
        Assert.True(compilation.Diagnostics.Single(finding => finding.Code == "role-missing").IsPreflight);
        Assert.False(compilation.Diagnostics.Single(finding => finding.Code == "bandwidth-not-offered").IsPreflight);
        Assert.All(compilation.Diagnostics, finding => Assert.Equal(Severity.Error, finding.Severity));
    }

    private static AccountFacts Locked(bool isExpired) => new() { LockedGateways = new[] { new LockedGateway("vpn-x", "ap-south-1", isExpired) }.ToEquatableArray() };

    private static EquatableArray<OpenQuestion> Questions(OpenQuestionCause cause, params string[] actions) =>
        actions.Select(action => new OpenQuestion(action, cause == OpenQuestionCause.NotAllowed ? "Forbidden.RAM" : "Transport.Timeout", cause)).ToEquatableArray();

    private static IReadOnlyDictionary<string, Landscape> Open(params string[] actions) =>
        Where(Frankfurt, region => Emptied(region, actions) with { OpenQuestions = Questions(OpenQuestionCause.NotAllowed, actions) });

    /// <summary>A list that may not be read is empty.</summary>
    private static Landscape Emptied(Landscape region, string[] actions) => new(
        region.RegionId,
        actions.Contains(RamActions.DescribeZones) ? default : region.DualTunnelZones,
        actions.Contains(RamActions.DescribeVpcs) ? default : region.Vpcs,
        actions.Contains(RamActions.DescribeVSwitches) ? default : region.VSwitches);

    private static IReadOnlyDictionary<string, Landscape> Registered(int count) => Where(Frankfurt, region => Fill(region, count));

    private static Landscape Fill(Landscape region, int count) => Enumerable.Range(0, count)
        .Aggregate(region, (now, number) => now.WithCustomerGateway($"cgw-{number}", FormattableString.Invariant($"8.8.{number / 250}.{number % 250}"), 65500));
}
