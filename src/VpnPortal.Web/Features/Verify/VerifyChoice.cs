using System.Globalization;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Engine.Proofs;

namespace VpnPortal.Web.Features.Verify;

/// <summary>From where to where to ping: what the address says, else what the draft's step 5 says, else the first that can.</summary>
public sealed record VerifyChoice(SideKey SourceSide, string SourceId, string Destination, string Count)
{
    public const string DefaultCount = "10";

    public static VerifyChoice From(Verification verification, VerifyAddress address)
    {
        var wanted = Find(verification, verification.WantedSource);
        var side = SourceSideOf(verification, address.From switch { "1" => SideKey.One, "2" => SideKey.Two, _ => wanted?.Side ?? SideKey.One });
        var instances = verification.Side(side)?.Instances ?? [];
        var source = instances.FirstOrDefault(one => one.Id == address.Source)
            ?? (wanted?.Side == side ? wanted?.Instance : null)
            ?? instances.FirstOrDefault(one => one.CloudAssistantOnline) ?? instances.FirstOrDefault();
        return new VerifyChoice(side, source?.Id ?? "", address.To ?? DestinationOf(verification, side), address.Count ?? DefaultCount);
    }

    /// <summary>The same question asked from the other end: what was the destination answers.</summary>
    public static VerifyAddress Towards(string deploymentId, SideKey side) =>
        new(deploymentId, From: ((int)side).ToString(CultureInfo.InvariantCulture));

    public VerifyAddress ToAddress(string deploymentId, string? ping) =>
        new(deploymentId, ((int)SourceSide).ToString(CultureInfo.InvariantCulture), SourceId, Destination, Count, ping);

    private static string DestinationOf(Verification verification, SideKey side)
    {
        var wanted = verification.WantedDestination.Trim();
        var named = Find(verification, wanted);
        if (named is not null && named.Value.Side != side) return named.Value.Instance.PrivateIp;
        if (named is null && Cidr.TryParseAddress(wanted, out _) && verification.Path?.Facts.SideOf(wanted) == side.Peer()) return wanted;
        var source = Find(verification, verification.WantedSource);
        if (source is not null && source.Value.Side == side.Peer()) return source.Value.Instance.PrivateIp;
        if (verification.Side(side.Peer()) is { IsSite: true } site) return site.Proposed.Count > 0 ? site.Proposed[0] : "";
        var instances = verification.Side(side.Peer())?.Instances ?? [];
        return (instances.FirstOrDefault(one => one.CloudAssistantOnline) ?? instances.FirstOrDefault())?.PrivateIp ?? "";
    }

    /// <summary>The portal can ping from a VPC only.</summary>
    private static SideKey SourceSideOf(Verification verification, SideKey wanted) =>
        verification.Side(wanted) is { IsSite: true } ? wanted.Peer() : wanted;

    private static (SideKey Side, DiscoveredInstance Instance)? Find(Verification verification, string wanted)
    {
        if (wanted.Length == 0) return null;
        foreach (var side in verification.Sides)
            if (side.Instances.FirstOrDefault(one => one.Id == wanted || one.PrivateIp == wanted || one.Name == wanted) is { } instance)
                return (side.Key, instance);
        return null;
    }
}
