using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>A tunnel as it was read back from an export.</summary>
internal sealed record ReadTunnel(string DeviceIp, string AlibabaIp, string Inside, string Encryption, string Pfs, string? Psk);

/// <summary>A device whose export is read back: its renderer, grammar, and how a tunnel is found in what stands.</summary>
internal sealed record VrpTestBed(string Key, string FileName, Func<VrpGrammar> Grammar, Func<VrpReader, int, ReadTunnel> Tunnel)
{
    public static readonly IReadOnlyList<VrpTestBed> All =
    [
        new("huawei-usg", "huawei-usg.txt", HuaweiGrammar.Usg, (reader, index) => Huawei(reader, index, "Tunnel", "pre-shared-key")),
        new("huawei-ar", "huawei-ar.txt", HuaweiGrammar.Ar, (reader, index) => Huawei(reader, index, "Tunnel0/0/", "pre-shared-key cipher")),
        new("h3c-comware7", "h3c-comware7.txt", ComwareGrammar.Comware, Comware),
    ];

    /// <summary>Files that add something, in the order in which they are loaded.</summary>
    public static IEnumerable<string> Loaded(RenderedExport export) =>
        export.Files.Where(file => file.Name != "verify.txt" && !file.Name.StartsWith("rollback", StringComparison.Ordinal)).Select(file => file.Content);

    /// <summary>Files that take away, in their order.</summary>
    public static IEnumerable<string> Rollbacks(RenderedExport export) =>
        export.Files.Where(file => file.Name.StartsWith("rollback", StringComparison.Ordinal)).Select(file => file.Content);

    public static VrpTestBed Find(string key) => All.Single(bed => bed.Key == key);

    public RenderedExport Render(ExportContext context) => ExportSamples.Render(RendererBook.Find(Key)!, context);

    public VrpReader Read(ExportContext context)
    {
        var reader = new VrpReader(Grammar());
        foreach (var text in Loaded(Render(context))) reader.Load(text);
        return reader;
    }

    public static ExportContext WithKey(ExportContext context, string key) => context with
    {
        Secrets = SecretMode.Revealed,
        Keys = new PskSource(ExportSamples.Draft().Secrets.SetItems(TunnelRoles.Both.Select(role => KeyValuePair.Create(FieldPaths.Psk(role), new PresharedKey(key))))),
    };

    private static ReadTunnel Huawei(VrpReader reader, int index, string prefix, string keyCommand)
    {
        var tunnel = reader.Find("interface", $"{prefix}10{index}");
        var profile = reader.Find("ipsec-profile", tunnel.Value("ipsec profile")!);
        var peer = reader.Find("ike-peer", profile.Value("ike-peer")!);
        var proposal = reader.Find("ike-proposal", peer.Value("ike-proposal")!);
        Assert.Equal(tunnel.Value("destination"), peer.Value("remote-id"));
        return new ReadTunnel(
            tunnel.Value("source")!, tunnel.Value("destination")!, tunnel.Value("ip address")!.Split(' ')[0],
            $"{proposal.Value("encryption-algorithm")} {proposal.Value("authentication-algorithm")} {proposal.Value("dh")}",
            profile.Value("pfs") ?? "", Unquote(peer.Value(keyCommand)));
    }

    private static ReadTunnel Comware(VrpReader reader, int index)
    {
        var tunnel = reader.Find("interface", $"Tunnel10{index}");
        var ipsec = reader.Find("ipsec-profile", tunnel.Value("tunnel protection ipsec profile")!);
        var transform = reader.Find("transform-set", ipsec.Value("transform-set")!);
        var isV1 = ipsec.Value("ike-profile") is not null;
        var profile = isV1 ? reader.Find("ike-profile", ipsec.Value("ike-profile")!) : reader.Find("ikev2-profile", ipsec.Value("ikev2-profile")!);
        var keychain = reader.Find(isV1 ? "ike-keychain" : "ikev2-keychain", profile.Value("keychain")!);
        var proposal = isV1 ? reader.Find("ike-proposal", profile.Value("proposal")!) : reader.Find("ikev2-proposal", reader.Find("ikev2-policy", "ali").Value("proposal")!);
        var peer = tunnel.Value("destination")!;
        Assert.Equal($"{peer} 32", profile.Value("match remote identity address"));
        Assert.Equal(tunnel.Value("source"), profile.Value("match local address"));
        Assert.Equal(tunnel.Value("source"), profile.Value(isV1 ? "local-identity address" : "identity local address"));
        return new ReadTunnel(
            tunnel.Value("source")!, peer, tunnel.Value("ip address")!.Split(' ')[0],
            isV1
                ? $"{proposal.Value("encryption-algorithm")} {proposal.Value("authentication-algorithm")} {proposal.Value("dh")}"
                : $"{proposal.Value("encryption")} {proposal.Value("integrity")} {proposal.Value("dh")}",
            transform.Value("pfs") ?? "", keychain.Value(isV1 ? $"pre-shared-key address {peer} 32 key simple" : "pre-shared-key plaintext"));
    }

    /// <summary>Quotes belong to a key unless it holds a question mark.</summary>
    private static string? Unquote(string? key) =>
        key is ['"', .., '"'] && key.Contains('?', StringComparison.Ordinal) ? key[1..^1] : key;
}
