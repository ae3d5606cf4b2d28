using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Operations;

/// <summary>Writes down every mutating call, without its secrets.</summary>
internal static class Ledger
{
    private const int Longest = 10_000;
    private const string Hidden = "***";

    private static readonly string[] Secrets = ["Psk", "AuthKey", "IkeConfig", "BgpConfig"];

    public static void Add(Call call, Operation operation, string outcome, string effect)
    {
        var ledger = call.World.Ledger;
        ledger.Add(new(
            ledger.Count == 0 ? 1 : ledger[^1].Sequence + 1,
            call.Now,
            operation.Action,
            call.Parameters.Optional("RegionId") ?? "",
            call.Parameters.Optional("ClientToken"),
            Shown(call.Parameters.All),
            outcome,
            effect,
            call.RequestId));
        if (ledger.Count > Longest)
            ledger.RemoveAt(0);
    }

    private static SortedDictionary<string, string> Shown(IReadOnlyDictionary<string, string> parameters)
    {
        var shown = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in parameters)
        {
            if (key != "ClientToken")
                shown[key] = Secrets.Contains(key[(key.LastIndexOf('.') + 1)..], StringComparer.OrdinalIgnoreCase) ? Hidden : value;
        }

        return shown;
    }
}
