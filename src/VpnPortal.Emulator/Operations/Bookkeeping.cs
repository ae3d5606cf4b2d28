using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Writes a call into the ledger, without its secrets: a value is written only where it is known to be none.</summary>
internal static partial class Bookkeeping
{
    private const string Hidden = "***";
    private const int MostShown = 200;
    private const int LongestName = 100;

    private static readonly string[] Secrets = ["Psk", "AuthKey"];

    private static readonly ConcurrentDictionary<Operation, HashSet<string>> Open = new();

    public static void Enter(World world, Operation operation, Parameters sent, DateTimeOffset now, string requestId, string outcome, string effect) =>
        world.Ledger.Add(
            new(
                ++world.Ledger.Sequence,
                now,
                operation.Action,
                sent.Optional("RegionId") ?? "",
                sent.Optional("ClientToken"),
                Shown(operation, sent.All),
                outcome,
                effect,
                requestId),
            operation.Mutates);

    /// <summary>Nobody knows what a stranger writes where a name belongs.</summary>
    public static void TurnAway(World world, string action, DateTimeOffset now, string requestId, string code) =>
        world.Ledger.Add(
            new(
                ++world.Ledger.Sequence, now, action.Length <= LongestName && action.All(char.IsAsciiLetterOrDigit) ? action : Hidden, "", null,
                new SortedDictionary<string, string>(), "refused", code, requestId),
            isWrite: false);

    /// <summary>Beyond what the operation takes, the names are cut as well: nobody knows what a stranger puts there.</summary>
    private static SortedDictionary<string, string> Shown(Operation operation, IReadOnlyDictionary<string, string> parameters)
    {
        var open = Open.GetOrAdd(operation, static o => [.. o.Parameters.Where(IsOpen).Select(p => p.Name)]);
        var shown = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in parameters.Take(MostShown))
        {
            if (key != "ClientToken")
                shown[key.Length <= LongestName ? key : key[..LongestName]] = open.Contains(Pattern(key)) ? value : Hidden;
        }

        return shown;
    }

    /// <summary>InstanceId.3 → InstanceId.N, as operations name what they take.</summary>
    private static string Pattern(string name) => name.Contains('.', StringComparison.Ordinal) ? Index().Replace(name, ".N") : name;

    private static bool IsOpen(ParameterSpec spec) => spec.Kind != ParameterKind.Json && !Secrets.Contains(ApiException.Leaf(spec.Name), StringComparer.Ordinal);

    [GeneratedRegex(@"\.\d+(?=\.|$)", RegexOptions.None, 1000)]
    private static partial Regex Index();
}
