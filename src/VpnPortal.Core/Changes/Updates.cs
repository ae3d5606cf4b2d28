using System.Diagnostics;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Changes;

/// <summary>The steps that change things in place: what differs, taken from the step that would make the thing anew.</summary>
internal static class Updates
{
    public static PlanStep Of(Verdict verdict) => (verdict.Step, verdict.Have) switch
    {
        (CreateVpnGatewayStep step, _) => new RenameVpnGatewayStep(step.Address, step.Side, step.RegionId, step.DependsOn, step.Gateway.Name),
        (CreateCustomerGatewayStep step, _) =>
            new RenameCustomerGatewayStep(step.Address, step.Side, step.RegionId, step.DependsOn, step.CustomerGateway.Name),
        (CreateIpsecConnectionStep step, BuiltIpsecConnection have) => Connection(step, have, verdict),
        (CreateClassicConnectionStep step, _) => Connection(step, verdict),
        (CreateDestinationRouteStep step, BuiltDestinationRoute have) => Route(step, have, verdict),
        (EnableBgpStep step, _) => step with { Changes = true },
        _ => throw new UnreachableException(),
    };

    /// <summary>Other proposals concern both tunnels, another key its own tunnel alone.</summary>
    private static ChangeIpsecConnectionStep Connection(CreateIpsecConnectionStep step, BuiltIpsecConnection have, Verdict verdict)
    {
        var rekeyed = step.Tunnels.Where(tunnel => step.Crypto != have.Crypto || Differs(verdict, $"psk.{tunnel.Role.Name()}"));
        return new(
            step.Address, step.Side, step.RegionId, step.DependsOn, step.Gateway, step.Connection.Name, NewName(verdict, step.Connection.Name),
            Differs(verdict, "effect_immediately") ? step.Connection.EffectImmediately : null, step.Crypto,
            rekeyed.ToEquatableArray(), step.SharesCustomerGateway);
    }

    private static ChangeClassicConnectionStep Connection(CreateClassicConnectionStep step, Verdict verdict) => new(
        step.Address, step.Side, step.RegionId, step.DependsOn, step.Connection.Role, step.Gateway, step.CustomerGateway,
        step.Connection.Name, NewName(verdict, step.Connection.Name), Differs(verdict, "effect_immediately") ? step.EffectImmediately : null,
        Differs(verdict, "psk", "ike", "ipsec") ? step.Crypto : null, step.PskPath, step.KeyFingerprint,
        Differs(verdict, "health") ? step.Connection.HealthCheck : null);

    private static PlanStep Route(CreateDestinationRouteStep step, BuiltDestinationRoute have, Verdict verdict) =>
        Differs(verdict, BuiltDestinationRoute.WeightKey)
            ? new WeighDestinationRouteStep(
                step.Address, step.Side, step.RegionId, step.DependsOn, step.Gateway, step.Connection, step.Destination, have.Weight, step.Weight, step.ToDevice)
            : new PublishDestinationRouteStep(
                step.Address, step.Side, step.RegionId, step.DependsOn, step.Gateway, step.Connection, step.Destination, step.PublishToVpc, step.ToDevice);

    private static string? NewName(Verdict verdict, string name) => Differs(verdict, "name") ? name : null;

    /// <summary>True when a value of that key, or of one that begins with that word, differs.</summary>
    private static bool Differs(Verdict verdict, params string[] words) => verdict.Differences.Any(difference =>
        words.Any(word => difference.Key == word || difference.Key.StartsWith(word + ".", StringComparison.Ordinal)));
}
