using System.Net;
using System.Text.Json;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>DiagnoseVpnGateway orders seven checks of a gateway; the result is asked for later.</summary>
internal static class GatewayDiagnoses
{
    private const int Checks = 7;
    private const int MostKept = 500;

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Write(
            "DiagnoseVpnGateway", Order,
            Shapes.GatewayId, Take.OneOf("ResourceType", "IPsec").Needed, Take.Id("ResourceId").Needed,
            Take.Json("IPsecExtendInfo", Take.Ip("PrivateSourceIp", Rules.IsIp), Take.Ip("PrivateDestinationIp", Rules.IsIp))),
        Operation.Read("GetVpnGatewayDiagnoseResult", Result, Take.Id("DiagnoseId"), Take.Id("VpnGatewayId")).Limited(120),
    ];

    private static object Order(Call call)
    {
        var gateway = call.FindGateway();
        var connection = VpnConnections.Find(call, call.Parameters.Required("ResourceId"));
        if (connection.OwnerId != gateway.Id)
            throw ApiException.Invalid("ResourceId", "The IPsec connection belongs to another VPN gateway.");
        var addresses = call.Parameters.Object("IPsecExtendInfo");
        var diagnosis = new Diagnosis(
            call.NewId("vpndgn"), gateway.Region, gateway.Id, connection.Id,
            addresses.Optional("PrivateSourceIp"), addresses.Optional("PrivateDestinationIp"), call.Now, call.After(2, 6));
        call.World.Diagnoses.Add(diagnosis.Id, diagnosis);
        if (call.World.Diagnoses.Count > MostKept)
            call.World.Diagnoses.RemoveAt(0);
        call.Effect = diagnosis.Id;
        return new { DiagnoseId = diagnosis.Id };
    }

    private static object Result(Call call)
    {
        var (region, p) = (call.KnownRegion().Id, call.Parameters);
        var (id, gateway) = (p.Optional("DiagnoseId"), p.Optional("VpnGatewayId"));
        var diagnosis = call.World.Diagnoses.Values.LastOrDefault(d => d.Region == region && (id is null || d.Id == id) && (gateway is null || d.GatewayId == gateway))
            ?? throw ApiException.NotFound("InvalidDiagnoseId.NotFound", "The specified DiagnoseId does not exist.");
        var done = call.Now >= diagnosis.ReadyAt;
        return new
        {
            DiagnoseId = diagnosis.Id,
            VpnGatewayId = diagnosis.GatewayId,
            ResourceType = "IPsec",
            ResourceInstanceId = diagnosis.ConnectionId,
            BeginTime = diagnosis.At.Iso(),
            FinishTime = done ? diagnosis.ReadyAt.Iso() : "",
            FinishedCount = done ? Checks : 0,
            TotalCount = Checks,
            DiagnoseResult = done ? Items(call, diagnosis).ToList() : [],
        };
    }

    private static IEnumerable<object> Items(Call call, Diagnosis diagnosis)
    {
        var world = call.World;
        var routes = world.RoutesOf(diagnosis.GatewayId).ToList();
        var connection = world.Connections.GetValueOrDefault(diagnosis.ConnectionId);
        var problem = connection?.Tunnels.Select(t => t.Problem).OfType<TunnelProblem>().FirstOrDefault();
        var conflict = routes.GroupBy(r => (r.Source, r.Destination)).Any(g => g.DistinctBy(r => r.Weight).Count() < g.Count());
        yield return Item("RouteEntryConflict", conflict ? "warning" : "normal", new { message = conflict ? "Two routes of the same destination have the same weight." : "" });
        yield return Full("VpnRouteQuota", routes.Count(r => !r.IsPolicy), call.Quotas.Routes);
        yield return Full("VpnIPsecQuota", world.ConnectionsOf(diagnosis.GatewayId).Count(), call.Quotas.Connections);
        yield return Full("VpnPbrRouteQuota", routes.Count(r => r.IsPolicy), call.Quotas.PolicyRoutes);
        var differs = problem is not null && problem != Agreement.NoAnswer;
        yield return Item("VcoConfigConsistency", differs ? "error" : "normal", new { vcoDiffConf = differs ? new[] { problem!.Reason } : [] });
        var silent = connection is null || problem == Agreement.NoAnswer;
        yield return Item(
            "VcoUserInternetIpConnectivity", silent ? "error" : "normal", new { targetIp = connection?.Tunnels[0].RemoteIp, lossRate = LossRate(!silent) });
        yield return Private(world, diagnosis, call.Now);
    }

    private static object Private(World world, Diagnosis diagnosis, DateTimeOffset now)
    {
        var source = world.Instances.Values.FirstOrDefault(i => i.PrivateIp == diagnosis.From && i.VpcId == world.Gateways.GetValueOrDefault(diagnosis.GatewayId)?.VpcId);
        if (source is null || diagnosis.To is null)
            return Item("VcoPrivateConnectivity", "normal", new { message = "No pair of private addresses was given." });
        var answers = Reachability.WouldAnswer(world, source, diagnosis.To, now);
        return Item("VcoPrivateConnectivity", answers ? "normal" : "error", new { targetIp = diagnosis.To, srcIp = diagnosis.From, lossRate = LossRate(answers) });
    }

    private static double LossRate(bool answers) => answers ? 0 : 100;

    private static object Full(string name, int used, int quota) =>
        Item(name, used >= quota ? "warning" : "normal", new { quotaName = name, quantity = quota, used });

    /// <summary>What was found is a JSON string, with members of its own for every check.</summary>
    private static object Item(string name, string level, object found) => new
    {
        DiagnoseName = name,
        DiagnoseResultLevel = level,
        DiagnoseResultDescription = JsonSerializer.Serialize(found, WireJson.Options),
    };
}
