using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports;

/// <summary>The one place in Exports where a pre-shared key turns into text.</summary>
public static class Redaction
{
    /// <summary>The key in clear when secrets are revealed and there is one, else the mask.</summary>
    public static string Show(PresharedKey? key, SecretMode mode) =>
        mode == SecretMode.Revealed && key is not null ? key.Reveal() : PresharedKey.Mask;
}
