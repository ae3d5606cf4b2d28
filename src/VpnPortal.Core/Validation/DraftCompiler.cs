using System.Collections.Immutable;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Validation;

/// <summary>Turns a draft into a topology, or into all the reasons why not.</summary>
public static class DraftCompiler
{
    /// <summary>Runs every rule and, when none reports an error, builds the topology.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="landscapes">What discovery found, by region.</param>
    public static Compilation Compile(VpnDraft draft, IReadOnlyDictionary<string, Landscape> landscapes)
    {
        var reading = new DraftReading(draft, landscapes);
        var diagnostics = RuleBook.All.SelectMany(rule => rule.Check(reading)).ToImmutableArray();
        var hasErrors = diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        return new Compilation(hasErrors ? null : new ValidatedTopology(Build(reading)), diagnostics);
    }

    private static VpnTopology Build(DraftReading draft) => new(
        draft.Text(VpcToVpcFields.Name),
        new VpcToVpc(
            BuildSide(draft, draft.One), BuildSide(draft, draft.Two), BuildCrypto(draft),
            BuildTunnel(draft, TunnelRole.Master), BuildTunnel(draft, TunnelRole.Slave)));

    private static VpcSide BuildSide(DraftReading draft, SideReading side)
    {
        var peerAsn = draft.Side(side.Key.Peer()).Asn!.Value;
        return new VpcSide(
            side.Key,
            side.RegionId,
            BuildGateway(draft, side),
            side.Asn!.Value,
            side.Subnets.Select(subnet => subnet.Value!.Value).ToEquatableArray(),
            new CustomerGateway(side.CustomerGatewayName(TunnelRole.Master), peerAsn),
            new CustomerGateway(side.CustomerGatewayName(TunnelRole.Slave), peerAsn),
            new IpsecConnection(side.ConnectionName, side.EffectImmediately),
            side.PublishRoutes);
    }

    private static VpnGateway BuildGateway(DraftReading draft, SideReading side)
    {
        var chargeType = draft.Text(VpcToVpcFields.ChargeType);
        var period = chargeType == Billing.PrePay ? (int?)draft.Number(VpcToVpcFields.PeriodMonths) : null;
        return new VpnGateway(
            side.GatewayName, side.Vpc!.Id, side.Vpc.Name,
            BuildVSwitch(side.VSwitch(TunnelRole.Master)!), BuildVSwitch(side.VSwitch(TunnelRole.Slave)!),
            (int)side.Bandwidth!.Value, new Billing(chargeType, period));
    }

    private static VSwitch BuildVSwitch(DiscoveredVSwitch found) => new(found.Id, found.Name, found.ZoneId);

    private static Tunnel BuildTunnel(DraftReading draft, TunnelRole role) =>
        new(role, VpcToVpcFields.Psk(role), draft.InsideCidr(role).Value!.Value);

    private static CryptoProfile BuildCrypto(DraftReading draft) => new(
        new IkeProposal(
            draft.Text(VpcToVpcFields.IkeVersion), draft.Text(VpcToVpcFields.IkeMode), draft.Text(VpcToVpcFields.IkeEncryption),
            draft.Text(VpcToVpcFields.IkeAuthentication), draft.Text(VpcToVpcFields.IkeDhGroup), (int)draft.Number(VpcToVpcFields.IkeLifetime)!.Value),
        new IpsecProposal(
            draft.Text(VpcToVpcFields.IpsecEncryption), draft.Text(VpcToVpcFields.IpsecAuthentication),
            draft.Text(VpcToVpcFields.IpsecPfs), (int)draft.Number(VpcToVpcFields.IpsecLifetime)!.Value));
}

/// <summary>What compiling a draft gave.</summary>
/// <param name="Topology">The checked topology, or null when there are errors.</param>
/// <param name="Diagnostics">All findings, in the order of the rules.</param>
public sealed record Compilation(ValidatedTopology? Topology, ImmutableArray<Diagnostic> Diagnostics);
