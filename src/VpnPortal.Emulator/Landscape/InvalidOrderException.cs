namespace VpnPortal.Emulator.Landscape;

/// <summary>Something asked of the emulator from behind the scenes cannot be done; the message says why.</summary>
public sealed class InvalidOrderException(string message, Exception? inner = null) : Exception(message, inner);
