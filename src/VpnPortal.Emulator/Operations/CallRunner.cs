using System.Text;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Carries out one call at a time: brings the world up to date, checks, honours tokens, settles what follows, keeps the ledger.</summary>
internal sealed class CallRunner(WorldStore store, EmulatorClock clock, Quotas quotas, RateLimits? limits)
{
    /// <param name="operation">What is called.</param>
    /// <param name="sent">The parameters as they came.</param>
    /// <param name="host">The HostId of an error.</param>
    /// <param name="injected">The refusal that a fault asks for.</param>
    /// <param name="troubles">What a fault does inside the call.</param>
    public Answer Run(Operation operation, Parameters sent, string host, ApiException? injected, Troubles troubles)
    {
        // Before the world is locked: a call that is nothing but parameters must not hold up the others.
        var (parameters, refusal) = Check(operation, sent);
        return store.Use(world => Run(world, operation, sent, parameters, injected ?? refusal, troubles, host), save: operation.Mutates);
    }

    /// <summary>A call that gets no further than the door: the ledger has its code, and nothing of what it carried.</summary>
    public Answer TurnAway(string version, string action, ApiException refusal) => store.Use(
        world =>
        {
            var requestId = Draw.RequestId(world);
            Bookkeeping.TurnAway(world, action, clock.Now(world), requestId, refusal.Code);
            return Answer.Error(refusal, requestId, OperationTable.Host(version, ""));
        },
        save: false);

    private Answer Run(World world, Operation operation, Parameters sent, Parameters parameters, ApiException? refusal, Troubles troubles, string host)
    {
        var now = clock.Now(world);
        Simulation.AdvanceTo(world, now, clock.Scale);
        var requestId = Draw.RequestId(world);
        try
        {
            limits?.Count(operation, Region.Find(sent.Optional("RegionId") ?? "")?.Id ?? "", now);
            if (refusal is not null)
                throw refusal;
            var call = new Call(world, clock, quotas, parameters, requestId) { Now = operation.Mutates ? now : now - troubles.Lag, Troubles = troubles };
            var (json, outcome) = operation.Mutates ? Write(operation, call) : (WireJson.Write(operation.Run(call)), "answered");
            Bookkeeping.Enter(world, operation, sent, now, requestId, outcome, outcome == "replayed" ? outcome : call.Effect);
            return Answer.Ok(json, requestId);
        }
        catch (ApiException error)
        {
            Bookkeeping.Enter(world, operation, sent, now, requestId, "refused", error.Code);
            return Answer.Error(error, requestId, host);
        }
    }

    private static (Parameters Checked, ApiException? Refusal) Check(Operation operation, Parameters sent)
    {
        try
        {
            return (ParameterCheck.Check(operation.Parameters, sent), null);
        }
        catch (ApiException refusal)
        {
            return (sent, refusal);
        }
    }

    private (byte[] Json, string Outcome) Write(Operation operation, Call call)
    {
        var token = UsedTokens.Read(call, operation);
        if (token is not null && UsedTokens.Find(call, token) is { } first)
            return (Encoding.UTF8.GetBytes(first.Response), "replayed");
        var json = WireJson.Write(operation.Run(call));
        Simulation.Settle(call.World, call.Now, clock.Scale);
        if (token is not null)
            UsedTokens.Remember(call, token, Encoding.UTF8.GetString(json));
        return (json, "applied");
    }
}
