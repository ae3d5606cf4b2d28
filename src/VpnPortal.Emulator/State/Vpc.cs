namespace VpnPortal.Emulator.State;

internal sealed class Vpc
{
    public required string Id { get; init; }
    public required string Region { get; init; }
    public required string Name { get; init; }
    public required string Cidr { get; init; }
    public required string RouterId { get; init; }
    public required string RouteTableId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class VSwitch
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string VpcId { get; init; }
    public required string Zone { get; init; }
    public required string Cidr { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class Instance
{
    public required string Id { get; init; }
    public required string Region { get; init; }
    public required string Name { get; init; }
    public required string VpcId { get; init; }
    public required string VSwitchId { get; init; }
    public required string Zone { get; init; }
    public required string PrivateIp { get; init; }
    public required string SecurityGroupId { get; init; }
    public bool IsRunning { get; set; } = true;
    public DateTimeOffset CreatedAt { get; init; }
}
