using System.Collections.Immutable;
using System.Text.Json;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Tests.Validation;

public sealed class RuleBookTests
{
    [Fact]
    public void Example1_AsDocumented_CompilesWithoutAnyFinding()
    {
        var compilation = TestDrafts.Complete().Compile();

        Assert.Empty(compilation.Diagnostics);
        var topology = (VpcToVpc)compilation.Topology!.Scenario;
        Assert.Equal("VPN网关1", topology.One.Gateway.Name);
        Assert.Equal("VPN网关2-Customer2", topology.Two.SlaveCustomerGateway.Name);
        Assert.Equal(65500, topology.One.MasterCustomerGateway.Asn);
        Assert.Equal([Cidr.Parse("192.168.0.0/16")], topology.Two.Subnets);
        Assert.True(topology.One.Connection.EffectImmediately);
        Assert.False(topology.Two.Connection.EffectImmediately);
        Assert.Equal("169.254.20.2", topology.Slave.InsideAddress(SideKey.Two));
        Assert.Equal(new Billing(Billing.PostPay, PeriodMonths: null), topology.One.Gateway.Billing);
    }

    [Fact]
    public void All_EveryRuleOfTheAssembly_IsRegisteredOnce()
    {
        var rules = typeof(IDraftRule).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IDraftRule)) && !type.IsInterface);

        Assert.Equal(rules.Select(rule => rule.Name).Order(StringComparer.Ordinal), RuleBook.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
        Assert.All(RuleBook.All, rule => Assert.True(rule.GetType().IsSealed));
    }

    [Fact]
    public void Compile_UntouchedDraft_AsksForEveryAnswerWithoutDefault()
    {
        var findings = DraftCompiler.Compile(VpnDraft.Empty(VpcToVpcFields.Scenario), ImmutableDictionary<string, Landscape>.Empty).Diagnostics;

        Assert.All(findings, finding => Assert.Equal(("field-required", Severity.Error), (finding.Code, finding.Severity)));
        Assert.All(findings, FindingAssert.IsWellWritten);
        Assert.Equal(
            ["name", "side1.region", "side1.vpc", "side1.vswitch1", "side1.vswitch2", "side2.region", "side2.vpc", "side2.vswitch1", "side2.vswitch2", "tunnel1.psk", "tunnel2.psk"],
            findings.Select(finding => finding.Path));
    }

    [Fact]
    public void Compile_SeveralBrokenFields_ReportsAllAtOnceInWizardOrder()
    {
        var draft = TestDrafts.Complete()
            .With(FieldPaths.GatewayName(SideKey.One), "1")
            .With(FieldPaths.Bandwidth(SideKey.Two), "11")
            .With(FieldPaths.Asn(SideKey.One), "45104")
            .With(FieldPaths.InsideCidr(TunnelRole.Slave), "169.254.6.0/30")
            .With(FieldPaths.IkeEncryption, "rot13")
            .With(FieldPaths.Subnets(SideKey.Two), "10.0.128.0/17,nonsense")
            .WithPsk(TunnelRole.Master, "with space");

        var compilation = draft.Compile();

        Assert.Null(compilation.Topology);
        Assert.Equal(
            [
                "gateway-name", "gateway-name", "bandwidth-not-offered", "asn-is-alibaba-default", "psk-character", "psk-weak", "inside-cidr-reserved",
                "crypto-not-offered", "subnet-unreadable", "subnet-outside-vpc", "subnets-overlap",
            ],
            compilation.Diagnostics.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData("hunter2 hunter2")]
    [InlineData("correct\"horse\"battery")]
    [InlineData("密钥密钥密钥")]
    [InlineData("12345678")]
    [InlineData("aaaaaaaa")]
    [InlineData("é")]
    [InlineData("\t")]
    public void Diagnostics_WhateverTheKey_NeverContainIt(string key)
    {
        var draft = TestDrafts.Complete().WithPsk(TunnelRole.Master, key).WithPsk(TunnelRole.Slave, key);
        NeverShows(draft, key);
        NeverShows(draft.With(FieldPaths.Name, ""), key);
    }

    [Fact]
    public void Diagnostics_KeyTooLong_NeverContainIt() =>
        NeverShows(TestDrafts.Complete().WithPsk(TunnelRole.Master, string.Concat(Enumerable.Repeat(TestDrafts.MasterKey, 4))), TestDrafts.MasterKey);

    private static void NeverShows(VpnDraft draft, string key)
    {
        var compilation = draft.Compile();
        Assert.Contains(compilation.Diagnostics, finding => finding.Path == FieldPaths.Psk(TunnelRole.Master));
        foreach (var finding in compilation.Diagnostics)
        {
            Assert.DoesNotContain(key, JsonSerializer.Serialize(finding, Plain), StringComparison.Ordinal);
            Assert.DoesNotContain(key, finding.ToString(), StringComparison.Ordinal);
        }
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
