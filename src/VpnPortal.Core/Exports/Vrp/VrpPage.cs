using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>What the parts of one export look at.</summary>
internal sealed record VrpPage(ExportContext Context, DeviceView View)
{
    public DeviceTunnel Master => View.Tunnels.Single(tunnel => tunnel.Role == TunnelRole.Master);

    public DeviceTunnel Slave => View.Tunnels.Single(tunnel => tunnel.Role == TunnelRole.Slave);

    public bool IsBgp => View.Routing == DeviceRouting.Bgp;

    public bool IsV1 => Master.Ike.Version == "ikev1";

    /// <summary>Both tunnels end at one address of the gateway, so the device can tell them apart by its own address only.</summary>
    public bool SharesPeer => Master.AlibabaIp == Slave.AlibabaIp;

    /// <summary>The device has two public IPs, so each tunnel has to leave by its own uplink.</summary>
    public bool HasTwoUplinks => Master.DeviceIp != Slave.DeviceIp;

    public bool UsesSha2 => new[] { Master.Ike.Authentication, Master.Ipsec.Authentication }.Any(word => word is "sha256" or "sha384" or "sha512");

    public string Pick(string zh, string en) => Context.Language.Pick(zh, en);
}

/// <summary>Words that the people at the device replace; no command takes them for an address.</summary>
internal static class FillIn
{
    public const string ProbeTarget = "PROBE-TARGET", ProbeSource = "PROBE-SOURCE", NextHop1 = "NEXT-HOP-1", NextHop2 = "NEXT-HOP-2";

    public static readonly IReadOnlyList<string> All = [ProbeTarget, ProbeSource, NextHop1, NextHop2];

    public static string NextHop(TunnelRole role) => role == TunnelRole.Master ? NextHop1 : NextHop2;
}
