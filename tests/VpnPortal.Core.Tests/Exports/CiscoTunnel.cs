using System.Text;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>A tunnel as it was read back from a Cisco configuration; algorithms are words of the API again.</summary>
internal sealed record CiscoTunnel(
    string DeviceEnd, string AlibabaIp, string DeviceId, string AlibabaId, string? Key, string IkeVersion, string IkeSuite, int IkeLifetime, string EspSuite, int EspLifetime,
    string Pfs, bool HasDpd, string InsideIp)
{
    /// <summary>Follows the names from the interface, as the router does.</summary>
    public static CiscoTunnel OfIosXe(CiscoReader reader, int tunnel)
    {
        var root = reader.Root;
        CiscoStatement One(string words, string? name) => root.Block.Single(line => (line.Text + " ").StartsWith($"{words} {name} ", StringComparison.Ordinal));
        var face = One("interface", $"Tunnel10{tunnel}");
        var ipsec = One("crypto ipsec profile", face.Value("tunnel protection ipsec profile"));
        var transform = One("crypto ipsec transform-set", ipsec.Value("set transform-set")).Text.Split(' ');
        var esp = $"aes{transform[5]}-{Hash(transform[6].Split('-')[1])}";
        var (device, cloud) = (face.Value("tunnel source")!, face.Value("tunnel destination")!);
        var (inside, lifetime, pfs) = (face.Value("ip address")!.Split(' ')[0], int.Parse(ipsec.Value("set security-association lifetime seconds")!), ipsec.Value("set pfs") ?? "disabled");
        if (ipsec.Value("set ikev2-profile") is { } name)
        {
            var (profile, proposal) = (One("crypto ikev2 profile", name), One("crypto ikev2 proposal", One("crypto ikev2 policy", "ALI").Value("proposal")));
            var peer = One("crypto ikev2 keyring", profile.Value("keyring local")).Block.Single();
            Assert.Equal(cloud, peer.Value("address"));
            Assert.Equal(proposal.Value("integrity"), proposal.Value("prf"));
            return new CiscoTunnel(
                device, cloud, profile.Value("identity local address")!, profile.Value("match identity remote address")!.Split(' ')[0], KeyOf(peer.Value("pre-shared-key")), "ikev2",
                $"aes{proposal.Value("encryption")!.Split('-')[2]}-{proposal.Value("integrity")}-group{proposal.Value("group")}", int.Parse(profile.Value("lifetime")!), esp, lifetime, pfs,
                profile.Value("dpd") is not null, inside);
        }

        var (old, policy) = (One("crypto isakmp profile", ipsec.Value("set isakmp-profile")), One("crypto isakmp policy", "101"));
        var keyring = One("crypto keyring", old.Value("keyring"));
        var key = keyring.Value("pre-shared-key address")?.Split(" key ", 2);
        if (key is not null) Assert.Equal(cloud, key[0]);
        // With "address" as its own identity the router sends the address that the profile names.
        return new CiscoTunnel(
            device, cloud, old.Value("local-address")!.Split(' ')[0], old.Value("match identity address")!.Split(' ')[0], key?[1], "ikev1",
            $"{policy.Value("encryption")!.Replace(" ", "", StringComparison.Ordinal)}-{Hash(policy.Value("hash")!)}-group{policy.Value("group")}", int.Parse(policy.Value("lifetime")!), esp, lifetime, pfs,
            old.Value("keepalive") is not null, inside);
    }

    /// <summary>The ASA takes its identity from the address of the interface; the comments say which that must be.</summary>
    public static CiscoTunnel OfAsa(CiscoReader reader, int tunnel)
    {
        var root = reader.Root;
        var face = root.Find($"interface Tunnel9{tunnel}") ?? throw new FormatException("no interface");
        var (outside, cloud) = (face.Value("tunnel source interface")!, face.Value("tunnel destination")!);
        var ipsec = root.Find($"crypto ipsec profile {face.Value("tunnel protection ipsec profile")}")!;
        var attributes = root.Find($"tunnel-group {cloud} ipsec-attributes")!;
        var held = reader.Comments.Select(comment => System.Text.RegularExpressions.Regex.Match(comment, $"^interface {outside} has to hold ([0-9.]+);")).Single(match => match.Success).Groups[1].Value;
        var (lifetime, pfs) = (int.Parse(ipsec.Value("set security-association lifetime seconds")!), ipsec.Value("set pfs") ?? "disabled");
        var (inside, hasDpd) = (face.Value("ip address")!.Split(' ')[0], attributes.Value("isakmp keepalive threshold") is not null);
        Assert.NotNull(root.Find($"tunnel-group {cloud} general-attributes")!.Value("default-group-policy"));
        Assert.Equal(face.Value("nameif"), $"ALI-T{tunnel}");
        if (ipsec.Value("set ikev2 ipsec-proposal") is { } name)
        {
            var (esp, policy) = (root.Find($"crypto ipsec ikev2 ipsec-proposal {name}")!, root.Find("crypto ikev2 policy 101")!);
            Assert.NotNull(root.Find($"crypto ikev2 enable {outside}"));
            Assert.Equal("ikev2", root.Find("group-policy ALI attributes")!.Value("vpn-tunnel-protocol"));
            Assert.Equal(policy.Value("integrity"), policy.Value("prf"));
            Assert.Equal(attributes.Value("ikev2 remote-authentication pre-shared-key"), attributes.Value("ikev2 local-authentication pre-shared-key"));
            return new CiscoTunnel(
                outside, cloud, held, cloud, KeyOf(attributes.Value("ikev2 remote-authentication pre-shared-key")), "ikev2",
                $"{Aes(policy.Value("encryption")!)}-{Hash(policy.Value("integrity")!)}-group{policy.Value("group")}", int.Parse(policy.Value("lifetime seconds")!),
                $"{Aes(esp.Value("protocol esp encryption")!)}-{Hash(esp.Value("protocol esp integrity")!)}", lifetime, pfs, hasDpd, inside);
        }

        var (old, transform) = (root.Find("crypto ikev1 policy 101")!, root.Value($"crypto ipsec ikev1 transform-set {ipsec.Value("set ikev1 transform-set")}")!.Split(' '));
        Assert.NotNull(root.Find($"crypto ikev1 enable {outside}"));
        Assert.Equal("ikev1", root.Find("group-policy ALI attributes")!.Value("vpn-tunnel-protocol"));
        return new CiscoTunnel(
            outside, cloud, held, cloud, KeyOf(attributes.Value("ikev1 pre-shared-key")), "ikev1",
            $"{Aes(old.Value("encryption")!)}-{Hash(old.Value("hash")!)}-group{old.Value("group")}", int.Parse(old.Value("lifetime")!),
            $"{Aes(transform[0]["esp-".Length..])}-{Hash(transform[1].Split('-')[1])}", lifetime, pfs, hasDpd, inside);
    }

    private static string Aes(string word) => word == "aes" ? "aes128" : word.Replace("-", "", StringComparison.Ordinal);

    private static string Hash(string word) => word is "sha" or "sha-1" ? "sha1" : word.Replace("-", "", StringComparison.Ordinal);

    /// <summary>As the device reads the rest of the line: a type digit or a keyword before a key is not part of it.</summary>
    private static string? KeyOf(string? rest)
    {
        if (rest is null) return null;
        if (rest.StartsWith("hex ", StringComparison.Ordinal)) return Encoding.ASCII.GetString(Convert.FromHexString(rest[4..]));
        Assert.DoesNotMatch("^([0-9]$|[0-9] )", rest);
        Assert.DoesNotContain(new[] { "hex", "local", "remote" }, word => word.StartsWith(rest, StringComparison.OrdinalIgnoreCase));
        return rest;
    }
}
