using System.Globalization;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>A data centre: public addresses, network, a host that answers, and the name of the device.</summary>
internal sealed record Site(string Wan1, string Wan2, string Lan, string Host, string Device)
{
    /// <summary>The one of all tests that need one only.</summary>
    public static readonly Site Usual = new("203.0.113.207", "203.0.113.15", ScenarioDrafts.Lan, ScenarioDrafts.Host, "dc");

    /// <summary>Sites from 0 to 99 that share nothing, so that they can stand in one account.</summary>
    public static Site Numbered(int number) => new(
        Text($"198.51.100.{(2 * number) + 1}"), Text($"198.51.100.{(2 * number) + 2}"), Text($"10.{100 + number}.0.0/16"), Text($"10.{100 + number}.0.9"), Text($"dc{number}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
