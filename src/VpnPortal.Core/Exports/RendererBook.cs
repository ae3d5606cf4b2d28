using VpnPortal.Core.Exports.Cisco;
using VpnPortal.Core.Exports.H3c;
using VpnPortal.Core.Exports.HuaweiAr;
using VpnPortal.Core.Exports.HuaweiUsg;
using VpnPortal.Core.Exports.Parameters;
using VpnPortal.Core.Exports.Runbook;
using VpnPortal.Core.Exports.StrongSwan;

namespace VpnPortal.Core.Exports;

/// <summary>Every renderer, one line each, in the order in which they are offered.</summary>
public static class RendererBook
{
    /// <summary>All renderers.</summary>
    public static readonly IReadOnlyList<IConfigRenderer> All =
    [
        new RunbookRenderer(),
        new StrongSwanRenderer(),
        new HuaweiUsgRenderer(),
        new HuaweiArRenderer(),
        new H3cRenderer(),
        new IosXeRenderer(),
        new AsaRenderer(),
        new ParameterFileRenderer(),
    ];

    /// <summary>What the people at a device load into it, unless they say otherwise.</summary>
    public static IConfigRenderer ForDevice => All.First(renderer => renderer.NeedsSecrets);

    /// <summary>The renderer with that key, or null.</summary>
    public static IConfigRenderer? Find(string key) => All.FirstOrDefault(renderer => renderer.Key == key);
}
