using System.Text.Json.Nodes;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>What the caller gets.</summary>
internal sealed record CallOutcome(int Status, JsonObject Body);

/// <summary>Carries out one call at a time: brings the world up to date, honours tokens, writes the ledger.</summary>
internal sealed class CallRunner(WorldStore store, EmulatorClock clock, Quotas quotas)
{
    public CallOutcome Run(Operation operation, Parameters parameters, string host, ApiException? injected) => operation.Mutates
        ? store.Write(world => Write(world, operation, parameters, host, injected))
        : store.Read(world => Read(world, operation, parameters, host, injected));

    private CallOutcome Read(World world, Operation operation, Parameters parameters, string host, ApiException? injected)
    {
        var call = Begin(world, parameters, Guid.NewGuid().ToString().ToUpperInvariant());
        try
        {
            if (injected is not null)
                throw injected;
            return Done(operation.Run(call), call);
        }
        catch (ApiException error)
        {
            return new(error.Status, WireJson.Error(error, call.RequestId, host));
        }
    }

    private CallOutcome Write(World world, Operation operation, Parameters parameters, string host, ApiException? injected)
    {
        var call = Begin(world, parameters, Draw.RequestId(world));
        try
        {
            if (injected is not null)
                throw injected;
            var token = operation.TakesToken ? UsedTokens.Read(call, operation) : null;
            if (token is not null && UsedTokens.Find(call, token) is { } first)
            {
                Ledger.Add(call, operation, "replayed", "replayed");
                return Done(first.Response.DeepClone(), call);
            }

            var outcome = Done(operation.Run(call), call);
            if (token is not null)
                UsedTokens.Remember(call, token, outcome.Body);
            Ledger.Add(call, operation, "applied", call.Effect);
            return outcome;
        }
        catch (ApiException error)
        {
            Ledger.Add(call, operation, "refused", error.Code);
            return new(error.Status, WireJson.Error(error, call.RequestId, host));
        }
    }

    private Call Begin(World world, Parameters parameters, string requestId)
    {
        var call = new Call(world, clock, quotas, parameters, requestId);
        PingRun.CatchUp(world, call.Now);
        world.Sweep(call.Now);
        return call;
    }

    private static CallOutcome Done(object response, Call call) => new(StatusCodes.Status200OK, WireJson.Answer(response, call.RequestId));
}
