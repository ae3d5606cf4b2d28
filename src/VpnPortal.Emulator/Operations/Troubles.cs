namespace VpnPortal.Emulator.Operations;

/// <summary>What a fault does inside a call, as opposed to around it.</summary>
/// <param name="FinancialLocked">The account is locked for money: gateways show it and take no write.</param>
/// <param name="NeverReady">A gateway that is created now stays in provisioning.</param>
/// <param name="Lag">How old the state is that a describe call shows.</param>
internal sealed record Troubles(bool FinancialLocked = false, bool NeverReady = false, TimeSpan Lag = default)
{
    public static Troubles None { get; } = new();
}
