namespace VpnPortal.Emulator.Operations;

/// <summary>One action of the API: its name, what it does, and how it must be called.</summary>
internal sealed record Operation(string Action, Func<Call, object> Run)
{
    /// <summary>Goes into the ledger and is saved.</summary>
    public bool Mutates { get; init; }

    /// <summary>Honours ClientToken.</summary>
    public bool TakesToken { get; init; }

    public bool GetOnly { get; init; }

    public bool Regional { get; init; } = true;

    public static Operation Read(string action, Func<Call, object> run) => new(action, run);

    public static Operation Write(string action, Func<Call, object> run) => new(action, run) { Mutates = true, TakesToken = true };
}
