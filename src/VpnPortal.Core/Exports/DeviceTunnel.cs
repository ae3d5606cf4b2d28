using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Exports;

/// <summary>One tunnel as the device sees it.</summary>
/// <param name="Role">Master is tunnel 1, active; slave is tunnel 2, standby.</param>
/// <param name="DeviceIp">Public IP of the device for this tunnel.</param>
/// <param name="AlibabaIp">Public IP of the VPN gateway for this tunnel; a word in its place (<see cref="AddressGap"/>) in previews.</param>
/// <param name="DeviceId">IKE identity of the device; the API's default is its IP.</param>
/// <param name="AlibabaId">IKE identity of the gateway; the API's default is its IP.</param>
/// <param name="Ike">Phase 1.</param>
/// <param name="Ipsec">Phase 2.</param>
/// <param name="Psk">The key, when at hand.</param>
/// <param name="DeadPeerDetection">On at the gateway by default; one-sided detection leaves a one-way black hole.</param>
/// <param name="NatTraversal">On at the gateway by default.</param>
/// <param name="Inside">Addresses inside the tunnel; null in the classic design.</param>
/// <param name="Bgp">The session in the tunnel; null with static routes.</param>
/// <param name="HealthCheck">What the gateway asks through the tunnel and the device's end has to answer; null but in the classic design.</param>
/// <param name="Weight">The tunnel with the higher weight carries the traffic while it works: 100 and 0.</param>
public sealed record DeviceTunnel(
    TunnelRole Role, string DeviceIp, string AlibabaIp, string DeviceId, string AlibabaId, IkeProposal Ike, IpsecProposal Ipsec,
    PresharedKey? Psk, bool DeadPeerDetection, bool NatTraversal, TunnelInside? Inside, BgpSession? Bgp, HealthCheck? HealthCheck, int Weight)
{
    /// <summary>1 or 2.</summary>
    public int Index => (int)Role;
}

/// <summary>Addresses inside a tunnel.</summary>
/// <param name="Network">The /30.</param>
/// <param name="DeviceIp">The device's address in it.</param>
/// <param name="AlibabaIp">The gateway's address in it; without BGP nobody answers there.</param>
public sealed record TunnelInside(Cidr Network, string DeviceIp, string AlibabaIp);

/// <summary>A BGP session between the inside addresses of a tunnel.</summary>
/// <param name="DeviceAsn">ASN of the device, which the customer gateway tells the cloud.</param>
/// <param name="AlibabaAsn">ASN of the gateway, the same in both tunnels.</param>
public sealed record BgpSession(long DeviceAsn, long AlibabaAsn);
