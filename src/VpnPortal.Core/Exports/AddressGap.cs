using System.Globalization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports;

/// <summary>
/// What stands in a preview where an address is not known yet. No reader takes it for an address, and previews are not handed out.
/// </summary>
public static class AddressGap
{
    private const string Prefix = "unknown-ip";

    /// <summary>For example <c>unknown-ip1-of-gateway1</c>.</summary>
    public static string Word(SideKey side, TunnelRole role) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{(int)role}-of-gateway{(int)side}");

    /// <summary>True for such a word.</summary>
    public static bool Is(string address) => address.StartsWith(Prefix, StringComparison.Ordinal);
}
