using System.Globalization;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Planning;

/// <summary>How the values of both ends have to relate.</summary>
public enum Agreement
{
    /// <summary>The same on both ends.</summary>
    Equal,

    /// <summary>Local here is remote there.</summary>
    Mirrored,

    /// <summary>Different on purpose, for example who initiates.</summary>
    Complementary,
}

/// <summary>One row of the matrix: what each end is given, and how the two relate.</summary>
/// <param name="Subject">What is compared.</param>
/// <param name="One">Value of side 1.</param>
/// <param name="Two">Value of side 2.</param>
/// <param name="Holds">False when the ends would not understand each other; such a plan is never made, so a false is a bug that shows.</param>
public sealed record AgreementRow(BilingualText Subject, BilingualText One, BilingualText Two, Agreement Agreement, bool Holds);

/// <summary>Both ends side by side, so that an operator sees that they match instead of believing it.</summary>
public static class AgreementMatrix
{
    /// <summary>All rows of a plan's connections. The end of a device shows what the device is to be given.</summary>
    /// <param name="fingerprints">A short fingerprint per draft path of a pre-shared key, as shown in the history.</param>
    public static IReadOnlyList<AgreementRow> Of(ValidatedTopology topology, IReadOnlyDictionary<string, string> fingerprints)
    {
        var scenario = topology.Scenario;
        var (ike, ipsec) = scenario.Crypto;
        return
        [
            .. TunnelRoles.Both.Select(role => Psk(scenario.TunnelOf(role), fingerprints)),
            Same(new("IKE（第一阶段）", "IKE (phase 1)"), Words(ike.Version, ike.Encryption, ike.Authentication, ike.DhGroup) + Lifetime(ike.LifetimeSeconds)),
            Same(new("IPsec（第二阶段）", "IPsec (phase 2)"), Words(ipsec.Encryption, ipsec.Authentication) + $" · PFS {ipsec.Pfs}" + Lifetime(ipsec.LifetimeSeconds)),
            .. TunnelRoles.Both.Select(role => Ids(scenario, role)),
            Networks(scenario),
            .. TunnelRoles.Both.Select(scenario.TunnelOf).Where(tunnel => tunnel.InsideCidr is not null).Select(Inside),
            .. scenario is OnPremisesClassic ? Array.Empty<AgreementRow>() : [Asns(scenario)],
            Initiator(scenario),
        ];
    }

    private static AgreementRow Psk(Tunnel tunnel, IReadOnlyDictionary<string, string> fingerprints)
    {
        var mark = fingerprints.TryGetValue(tunnel.PskPath, out var known) ? $"{PresharedKey.Mask} {known}" : PresharedKey.Mask;
        return Same(Of(tunnel.Role, "预共享密钥", "pre-shared key"), mark);
    }

    private static AgreementRow Ids(Scenario scenario, TunnelRole role)
    {
        BilingualText Ends(SideKey local)
        {
            var (own, peer) = (Id(scenario, local, role), Id(scenario, local.Peer(), role));
            return new($"{own.Zh} → {peer.Zh}", $"{own.En} → {peer.En}");
        }

        return new(Of(role, "本端标识 → 对端标识", "local id → remote id"), Ends(SideKey.One), Ends(SideKey.Two), Agreement.Mirrored, true);
    }

    /// <summary>The public IP on which a tunnel ends is also its id.</summary>
    private static BilingualText Id(Scenario scenario, SideKey key, TunnelRole role)
    {
        if (scenario.FindSide(key) is not { } side) return Plain(scenario.Site!.IpOf(role));
        var number = scenario is OnPremisesClassic ? "" : string.Create(CultureInfo.InvariantCulture, $" {(int)role}");
        return new($"{side.Gateway.Name} 的 IPsec 地址{number}", $"IPsec address{number} of {side.Gateway.Name}");
    }

    private static AgreementRow Networks(Scenario scenario)
    {
        string List(SideKey key) => string.Join(", ", scenario.SubnetsOf(key).Select(subnet => subnet.ToString()));
        var (one, two) = (List(SideKey.One), List(SideKey.Two));
        return new(
            new("本端网段 → 对端网段", "local → remote networks"), Plain($"{one} → {two}"), Plain($"{two} → {one}"), Agreement.Mirrored,
            !scenario.SubnetsOf(SideKey.One).Any(own => scenario.SubnetsOf(SideKey.Two).Any(own.Overlaps)));
    }

    private static AgreementRow Inside(Tunnel tunnel)
    {
        var (one, two) = (tunnel.InsideAddress(SideKey.One)!, tunnel.InsideAddress(SideKey.Two)!);
        return new(
            Of(tunnel.Role, $"隧道网段 {tunnel.InsideCidr}", $"tunnel CIDR {tunnel.InsideCidr}"),
            Plain(one), Plain(two), Agreement.Complementary, one != two);
    }

    private static AgreementRow Asns(Scenario scenario)
    {
        BilingualText End(SideKey key)
        {
            var (own, peer) = (scenario.AsnOf(key), scenario.FindSide(key)?.MasterCustomerGateway.Asn ?? scenario.AsnOf(key.Peer()));
            return new(
                string.Create(CultureInfo.InvariantCulture, $"本端 {own} → 对端 {peer}"), string.Create(CultureInfo.InvariantCulture, $"local {own} → remote {peer}"));
        }

        var holds = scenario.CloudSides.All(side => TunnelRoles.Both.All(role => side.CustomerGatewayOf(role).Asn == scenario.AsnOf(side.Key.Peer())));
        return new(new("自治系统号", "ASN"), End(SideKey.One), End(SideKey.Two), Agreement.Mirrored, holds || scenario.Routing == RoutingMode.Static);
    }

    private static AgreementRow Initiator(Scenario scenario)
    {
        BilingualText End(SideKey key) => scenario.FindSide(key) is not { } side
            ? new("设备：等待或立即发起均可", "device: may wait or start")
            : side.Connection.EffectImmediately
                ? new("是：立即发起协商", "yes: negotiates at once")
                : new("否：等待对端或流量", "no: waits for the other side or for traffic");
        return new(
            new("立即生效", "effective immediately"), End(SideKey.One), End(SideKey.Two), Agreement.Complementary,
            scenario.Site is not null || scenario.CloudSides.Any(side => side.Connection.EffectImmediately));
    }

    private static AgreementRow Same(BilingualText subject, string value) => new(subject, Plain(value), Plain(value), Agreement.Equal, true);

    private static BilingualText Of(TunnelRole role, string zh, string en) =>
        role == TunnelRole.Master ? new($"主隧道 · {zh}", $"Master tunnel · {en}") : new($"备隧道 · {zh}", $"Slave tunnel · {en}");

    private static BilingualText Plain(string text) => new(text, text);

    private static string Words(params IEnumerable<string> words) => string.Join(" · ", words.Select(CryptoNames.Of));

    private static string Lifetime(int seconds) => string.Create(CultureInfo.InvariantCulture, $" · {seconds} s");
}
