using VpnPortal.Core.Drafts;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>The device of the documented designs in a data centre, configured to match what a run has made. The engine's benchmark uses it, too.</summary>
internal static class SiteDevice
{
    public const string Lan = "172.16.0.0/16";
    public const string Host = "172.16.0.9";

    /// <summary>The steps that must have been done before anybody can configure the device.</summary>
    public static bool IsConnection(PlanStep step) => step is CreateIpsecConnectionStep or CreateClassicConnectionStep;

    public static DeviceFile For(
        StoredRun run, IReadOnlyDictionary<string, PresharedKey> keys, string device = "dc", string host = Host, string lan = Lan)
    {
        var gateway = run.State[ResourceAddress.VpnGateway(SideKey.One)].Outputs;
        var isClassic = run.Plan.Scenario == ClassicFields.Scenario;
        var isBgp = run.Plan.Steps.OfType<EnableBgpStep>().Any();
        var tunnels = TunnelRoles.Both.Select(role => new DeviceTunnelFile(
            Address(run, role), gateway[isClassic ? OutputKeys.InternetIp : OutputKeys.AddressOf(role)], keys[FieldPaths.Psk(role)].Reveal(),
            Bgp: isBgp ? new DeviceBgpFile(65500, 65530, Inside(role) + "0/30", Inside(role) + "2") : null)).ToList();
        return new DeviceFile(device, isClassic ? [.. tunnels.Select(tunnel => new LinkFile([tunnel]))] : [new LinkFile(tunnels)], Hosts: [host], Advertises: [lan]);
    }

    private static string Address(StoredRun run, TunnelRole role) =>
        (run.State.Steps.GetValueOrDefault(ResourceAddress.CustomerGateway(SideKey.One, role)) ?? run.State[ResourceAddress.CustomerGateway(SideKey.One, TunnelRole.Master)])
            .Outputs[OutputKeys.IpAddress];

    private static string Inside(TunnelRole role) => role == TunnelRole.Master ? "169.254.10." : "169.254.20.";
}
