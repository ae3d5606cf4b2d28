namespace VpnPortal.Emulator.State;

internal sealed class CustomerGateway
{
    public required string Id { get; init; }
    public required string Region { get; init; }
    public required string Name { get; set; }
    public string Description { get; set; } = "";
    public required string IpAddress { get; init; }
    public long? Asn { get; init; }
    public string? AuthKey { get; set; }
    public required string ResourceGroupId { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}
