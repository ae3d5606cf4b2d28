using System.Diagnostics;
using VpnPortal.Core.Planning;

namespace VpnPortal.Core.Changes;

/// <summary>The steps that take things away.</summary>
internal static class Removals
{
    /// <summary>The step that takes a thing away, without its dependencies.</summary>
    public static DeleteStep Of(BuiltResource resource, BuiltState built)
    {
        var address = ResourceAddress.Removal(resource.Address);
        var name = resource.NameIn(built);
        return resource switch
        {
            BuiltVpnGateway gateway => new DeleteVpnGatewayStep(address, gateway.Side, gateway.RegionId, default, gateway.Address, name),
            BuiltCustomerGateway gateway => new DeleteCustomerGatewayStep(address, gateway.Side, gateway.RegionId, default, gateway.Address, name),
            BuiltIpsecConnection connection => new DeleteIpsecConnectionStep(
                address, connection.Side, connection.RegionId, default, connection.Address, name, connection.Gateway),
            BuiltDestinationRoute route => new DeleteDestinationRouteStep(
                address, route.Side, route.RegionId, default, route.Address, route.Gateway, route.Connection, route.Destination, route.Weight, route.ToDevice),
            BuiltBgp bgp => new DisableBgpStep(address, bgp.Side, bgp.RegionId, default, bgp.Address, bgp.Gateway, bgp.Connection, name, bgp.ToDevice),
            BuiltPropagation propagation => new StopPropagationStep(
                address, propagation.Side, propagation.RegionId, default, propagation.Address, propagation.Gateway, name, propagation.ToDevice),
            _ => throw new UnreachableException(),
        };
    }
}
