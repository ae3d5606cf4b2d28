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
    ];

    /// <summary>Files that add something, in the order in which they are loaded.</summary>
    public IEnumerable<string> Loaded(RenderedExport export) =>
        export.Files.Where(file => file.Name is not ("verify.txt" or "rollback.txt")).Select(file => file.Content);

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

    /// <summary>Quotes belong to a key unless it holds a question mark.</summary>
    private static string? Unquote(string? key) =>
        key is ['"', .., '"'] && key.Contains('?', StringComparison.Ordinal) ? key[1..^1] : key;
}
