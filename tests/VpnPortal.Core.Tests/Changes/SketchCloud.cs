using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Changes;

/// <summary>
/// An account with the rules of the API: what refers to something refers to its id, nothing is deleted while something needs it, a public IP is
/// registered once per region. A plan that only looks right by its addresses fails here.
/// </summary>
internal sealed class SketchCloud
{
    private readonly Dictionary<ResourceAddress, Thing> things = [];
    private readonly List<Thing> abandoned = [];
    private int ids;

    /// <summary>Carries out one step, or says which rule it breaks.</summary>
    public void Run(PlanStep step)
    {
        switch (step)
        {
            case CreateVpnGatewayStep or UseVpnGatewayStep or UseCustomerGatewayStep:
                Make(step, isOwn: step is CreateVpnGatewayStep);
                break;
            case CreateCustomerGatewayStep customer:
                var ip = $"{customer.RegionId} {customer.CustomerGateway.IpAddress ?? $"{Id(customer.PeerGateway!.Value)}/{customer.Role}"}";
                Refuse(things.Values.Any(thing => thing.Mark == ip), $"{ip} is registered already");
                Make(step, ip, needs: customer.PeerGateway is { } peer ? [peer] : []);
                break;
            case CreateIpsecConnectionStep connection:
                Make(step, needs: [connection.Gateway, .. TunnelRoles.Both.Select(connection.CustomerGatewayOf)], partOf: connection.Gateway);
                break;
            case CreateClassicConnectionStep connection:
                Make(step, needs: [connection.Gateway, connection.CustomerGateway], partOf: connection.Gateway);
                break;
            case EnableBgpStep { Changes: false } bgp:
                Make(step, needs: [bgp.Connection], partOf: bgp.Connection);
                break;
            case PropagateRoutesStep propagation:
                Make(step, isOwn: !propagation.OnUsedGateway, needs: [propagation.Gateway], partOf: propagation.Gateway);
                break;
            case CreateDestinationRouteStep route:
                Make(step, $"{route.Gateway} {route.Destination}", needs: [route.Gateway, route.Connection], partOf: route.Gateway);
                break;
            case WeighDestinationRouteStep route:
                Refuse(things.Values.Count(thing => thing.Mark == $"{route.Gateway} {route.Destination}") != 1, "the route is one of a pair");
                Id(step.Target);
                break;
            case DeleteStep delete:
                Delete(delete);
                break;
            default:
                foreach (var need in step.DependsOn.Append(step is AwaitTunnelsStep or AwaitBgpStep ? step.DependsOn[0] : step.Target).Where(need => !IsCondition(need))) Id(need);
                break;
        }
    }

    /// <summary>Somebody deletes a gateway or connection elsewhere, with all that is part of it.</summary>
    public void Vanish(ResourceAddress address)
    {
        foreach (var part in things.Where(thing => thing.Value.PartOf == address).Select(thing => thing.Key).ToList()) Vanish(part);
        things.Remove(address);
    }

    /// <summary>Addresses of the portal's own things, those included that it left behind.</summary>
    public IEnumerable<string> Own => things.Where(thing => thing.Value.IsOwn).Select(thing => thing.Key.Value).Concat(abandoned.Select(thing => thing.Name));

    /// <summary>Everything refers to what is there now, not to what was there before.</summary>
    public void AssertSound()
    {
        foreach (var (address, thing) in things)
            foreach (var (need, id) in thing.Needs)
                Refuse(!things.TryGetValue(need, out var there) || there.Id != id, $"{address} refers to the former {need}");
    }

    private void Make(PlanStep step, string mark = "", bool isOwn = true, IEnumerable<ResourceAddress>? needs = null, ResourceAddress? partOf = null)
    {
        if (things.Remove(step.Address, out var former))
        {
            // What stands on a gateway that is given up is given up with it.
            Refuse(former.IsOwn && !IsPrepaid(former), $"something stands at {step.Address}");
            foreach (var part in things.Where(thing => thing.Value.PartOf == step.Address).Select(thing => thing.Key).ToList())
            {
                Refuse(things[part].IsOwn, $"{part} still stands on it");
                things.Remove(part);
            }

            Refuse(things.Any(thing => thing.Value.Needs.ContainsKey(step.Address)), $"something still refers to the former {step.Address}");
            if (former.IsOwn) abandoned.Add(former);
        }

        things.Add(step.Address, new Thing(
            $"id-{++ids}", step.Address.Value, step, mark, isOwn, partOf, (needs ?? []).Distinct().ToDictionary(need => need, Id)));
    }

    private void Delete(DeleteStep delete)
    {
        var target = delete.Target;
        Id(target);
        Refuse(!things[target].IsOwn || IsPrepaid(things[target]), $"{target} must stay");
        var users = things.Where(thing => thing.Value.Needs.ContainsKey(target)).Select(thing => thing.Key.Value);
        Refuse(users.Any(), $"{string.Join(", ", users)} still need {target}");
        if (delete is StopPropagationStep stop)
            Refuse(things.Values.Any(thing => thing.Made is EnableBgpStep bgp && bgp.Gateway == stop.Gateway), "BGP is still on");
        things.Remove(target);
    }

    private string Id(ResourceAddress address) => things.TryGetValue(address, out var thing) ? thing.Id : throw new InvalidOperationException($"There is no {address}.");

    private static bool IsPrepaid(Thing thing) => thing.Made is CreateVpnGatewayStep { Gateway.Billing.IsPrepaid: true };

    private static bool IsCondition(ResourceAddress address) => address.Value.StartsWith("tunnels.", StringComparison.Ordinal) || address.Value.StartsWith("bgp_sessions.", StringComparison.Ordinal);

    private static void Refuse(bool broken, string rule)
    {
        if (broken) throw new InvalidOperationException(rule);
    }

    private sealed record Thing(
        string Id, string Name, PlanStep Made, string Mark, bool IsOwn, ResourceAddress? PartOf, IReadOnlyDictionary<ResourceAddress, string> Needs);
}
