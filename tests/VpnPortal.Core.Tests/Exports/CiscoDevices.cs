using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>A Cisco device: what its command line knows, and how a tunnel is read back from its configuration.</summary>
internal sealed record CiscoDevice(
    string Key, IReadOnlyList<CiscoRule> Configuration, IReadOnlyList<CiscoRule> Removals, Func<CiscoReader, int, CiscoTunnel> Tunnel, Func<DeviceTunnel, string> DeviceEnd)
{
    public IConfigRenderer Renderer => RendererBook.Find(Key)!;

    public CiscoReader Read(ExportContext context) => Read(ExportSamples.Render(Renderer, context).FileText(Renderer.FileName));

    public CiscoReader Read(string text) => CiscoReader.Read(text, Configuration);
}

/// <summary>Every Cisco device, and the designs of one tunnel suite or another.</summary>
internal static class CiscoDevices
{
    public static readonly IReadOnlyList<CiscoDevice> All =
    [
        new("cisco-ios-xe", IosXeGrammar.Configuration, IosXeGrammar.Rollback, CiscoTunnel.OfIosXe, tunnel => tunnel.DeviceIp),
        new("cisco-asa", AsaGrammar.Configuration, AsaGrammar.Rollback, CiscoTunnel.OfAsa, tunnel => tunnel.DeviceIp == ExportDesigns.Wan2 || tunnel.DeviceIp == "198.51.100.78" ? "outside2" : "outside"),
    ];

    public static CiscoDevice Find(string key) => All.Single(device => device.Key == key);

    public static TheoryData<string, string, SideKey, string> Cases()
    {
        var cases = new TheoryData<string, string, SideKey, string>();
        foreach (var device in All)
            foreach (var design in ExportDesigns.All)
                foreach (var side in design.CloudSides)
                    foreach (var version in new[] { "ikev2", "ikev1" }) cases.Add(device.Key, design.Key, side, version);
        return cases;
    }

    public static TheoryData<string> Keys() => [.. All.Select(device => device.Key)];

    /// <summary>With keys and, for IKEv1, algorithms that every Cisco device can hold.</summary>
    public static ExportContext Context(string design, SideKey side = SideKey.One, string version = "ikev2", SecretMode mode = SecretMode.Revealed, ExportLanguage language = ExportLanguage.English)
    {
        var found = ExportDesigns.Find(design);
        var draft = found.Draft.With(FieldPaths.IkeVersion, version);
        if (version == "ikev1") draft = draft.With(FieldPaths.IkeAuthentication, "sha1").With(FieldPaths.IpsecAuthentication, "sha1").With(FieldPaths.IkeEncryption, "aes192").With(FieldPaths.IpsecPfs, "disabled");
        return WithKeys(ExportSamples.Context(found with { Draft = draft }, side, language, mode), "kV7mQx2RtB9pLw4Z");
    }

    public static ExportContext WithKeys(ExportContext context, string key) =>
        context with { Keys = new PskSource(TunnelRoles.Both.ToDictionary(FieldPaths.Psk, _ => new PresharedKey(key))) };
}
