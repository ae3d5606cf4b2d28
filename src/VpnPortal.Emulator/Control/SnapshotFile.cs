using System.Text.Json;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Control;

/// <summary>What a trainer has set beside the world: the pace of time and the faults that wait.</summary>
internal sealed record Desk(double Scale, FaultMemory Faults);

/// <summary>The whole state as JSON: the members of the world, and the desk beside them.</summary>
internal static class SnapshotFile
{
    private static readonly JsonSerializerOptions Options = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private sealed record Envelope(Desk? Desk = null);

    public static byte[] Write(World world, Desk desk)
    {
        var members = WorldStore.Write(world).AsSpan()[..^1];
        return [.. members, .. ",\"Desk\":"u8, .. JsonSerializer.SerializeToUtf8Bytes(desk, Options), .. "}"u8];
    }

    /// <exception cref="JsonException">It is no snapshot.</exception>
    /// <exception cref="InvalidOrderException">Its desk holds what nobody may set.</exception>
    public static (World World, Desk? Desk) Read(ReadOnlySpan<byte> snapshot)
    {
        var (world, desk) = (WorldStore.Read(snapshot), JsonSerializer.Deserialize<Envelope>(snapshot, Options)?.Desk);
        if (desk is not null && !ControlRoom.IsScale(desk.Scale))
            throw new InvalidOrderException($"The scale {desk.Scale} cannot be.");
        if (desk?.Faults.Waiting.Select(f => f is null ? "A fault is missing." : f.Problem()).OfType<string>().FirstOrDefault() is { } problem)
            throw new InvalidOrderException(problem);
        return (world, desk);
    }
}
