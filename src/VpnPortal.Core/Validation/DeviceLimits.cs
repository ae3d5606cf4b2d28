using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation;

/// <summary>What a kind of on-premises device cannot hold, so that a draft learns it at the field and not at the export.</summary>
/// <param name="Key">Key of the renderer that writes its configuration.</param>
/// <param name="Name">What it is called.</param>
/// <param name="LongestKey">Longest pre-shared key.</param>
/// <param name="ForbiddenInKey">Characters that its pre-shared keys cannot have, of those that the gateway takes.</param>
/// <param name="ShortestLifetime">Shortest lifetime of keys in seconds.</param>
public sealed record DeviceLimits(string Key, BilingualText Name, int LongestKey, string ForbiddenInKey, int ShortestLifetime)
{
    /// <summary>Every kind of device, one line each. A device that is not here cannot be chosen.</summary>
    public static readonly IReadOnlyList<DeviceLimits> All =
    [
        // swanctl keeps keys in quotation marks with escapes; below a minute its renewal time shrinks towards 0, which switches renewal off.
        new("strongswan", new("strongSwan", "strongSwan"), PresharedKey.MaxLength, "", 60),
        // IKEv2 keyrings take hex, so that any key fits; with IKEv1 the export refuses what the command line would misread.
        new("cisco-ios-xe", new("Cisco IOS-XE", "Cisco IOS-XE"), PresharedKey.MaxLength, "", 120),
        // Pasted into the ASA, a question mark calls for help, and there is no other form for a key.
        new("cisco-asa", new("Cisco ASA", "Cisco ASA"), PresharedKey.MaxLength, "?", 120),
        // Huawei's command reference: keys of 1–128 characters; lifetimes from 60 s (IKE) and 120 s (IPsec), of which nine tenths are written.
        new("huawei-usg", new("华为 USG", "Huawei USG"), PresharedKey.MaxLength, "", 180),
        new("huawei-ar", new("华为 AR", "Huawei AR"), PresharedKey.MaxLength, "", 180),
        // A question mark asks for help on Comware's command line, and what a backslash means there depends on the release. H3C's command
        // reference: IPsec lifetimes from 180 s.
        new("h3c-comware7", new("H3C Comware 7", "H3C Comware 7"), PresharedKey.MaxLength, "?\\", 180),
        // The parameter file is for people: it says everything and holds anything.
        new("parameters", new("其他设备", "another device"), PresharedKey.MaxLength, "", 1),
    ];

    /// <summary>The limits of a device, or null when there is no such device.</summary>
    public static DeviceLimits? Find(string key) => All.FirstOrDefault(device => device.Key == key);
}
