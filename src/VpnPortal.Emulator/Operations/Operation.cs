using System.Text;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>One action of the API: its name, what it takes, what it does.</summary>
/// <param name="Own">What it takes besides RegionId and ClientToken.</param>
internal sealed record Operation(string Action, Func<Call, object> Run, IReadOnlyList<ParameterSpec> Own)
{
    private static readonly ParameterSpec RegionId = Take.Id("RegionId").Needed;
    private static readonly ParameterSpec ClientToken = Take.Text("ClientToken", 64, rule: text => Ascii.IsValid(text), example: "token-1", wrong: "令牌");

    private IReadOnlyList<ParameterSpec>? parameters;

    /// <summary>Changes the account.</summary>
    public bool Mutates { get; init; }

    /// <summary>Honours ClientToken.</summary>
    public bool TakesToken { get; init; }

    public bool GetOnly { get; init; }

    public bool Regional { get; init; } = true;

    /// <summary>Calls a minute in one region, where a limit is published.</summary>
    public int? CallsPerMinute { get; init; }

    /// <summary>Everything it takes, in the order in which it is checked.</summary>
    public IReadOnlyList<ParameterSpec> Parameters => parameters ??= [.. Only(Regional, RegionId), .. Own, .. Only(TakesToken, ClientToken)];

    public static Operation Read(string action, Func<Call, object> run, params IReadOnlyList<ParameterSpec> takes) => new(action, run, takes);

    public static Operation Write(string action, Func<Call, object> run, params IReadOnlyList<ParameterSpec> takes) =>
        new(action, run, takes) { Mutates = true, TakesToken = true };

    public Operation Limited(int callsPerMinute) => this with { CallsPerMinute = callsPerMinute };

    /// <summary>For the few writes that know no ClientToken.</summary>
    public Operation WithoutToken => this with { TakesToken = false };

    public Operation Everywhere => this with { Regional = false };

    private static IEnumerable<ParameterSpec> Only(bool wanted, ParameterSpec spec) => wanted ? [spec] : [];
}
