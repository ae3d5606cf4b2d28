using System.Net;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;

namespace VpnPortal.Emulator.Landscape;

/// <summary>Builds a fresh account from a landscape file.</summary>
internal static class LandscapeReader
{
    /// <exception cref="InvalidOrderException">Something in the file does not fit together; the message says what.</exception>
    public static World Build(LandscapeFile file, ulong seed)
    {
        var world = SeedLandscape.Empty(seed);
        foreach (var vpc in Whole(file.Vpcs))
            Add(world, vpc);
        foreach (var gateway in Whole(file.Gateways))
            Add(world, gateway);
        foreach (var customer in Whole(file.CustomerGateways))
            Add(world, customer);
        foreach (var device in Whole(file.Devices))
        {
            var built = DeviceReader.Build(device);
            DeviceReader.Begin(built, SeedLandscape.Founded);
            Insist(world.Devices.TryAdd(built.Id, built), $"The device {device.Id} is there twice.");
        }

        if (file.HasVpnRole)
            SeedLandscape.AddRole(world);
        return world;
    }

    private static void Add(World world, VpcFile vpc)
    {
        Insist(Region.Find(vpc.Region) is not null, $"The region {vpc.Region} of {vpc.Id} is unknown.");
        Insist(Cidr.TryParse(vpc.Cidr, out _), $"{vpc.Cidr} of {vpc.Id} is no prefix.");
        Insist(!world.Vpcs.ContainsKey(vpc.Id), $"The VPC {vpc.Id} is there twice.");
        SeedLandscape.AddVpc(world, vpc.Id, vpc.Region, vpc.Name, vpc.Cidr, vpc.RouteTableId ?? vpc.Id.Replace("vpc-", "vtb-", StringComparison.Ordinal));
        foreach (var vSwitch in Whole(vpc.VSwitches))
        {
            Insist(Region.Find(vpc.Region)!.ZoneIds.Contains(vSwitch.Zone, StringComparer.Ordinal), $"The zone {vSwitch.Zone} of {vSwitch.Id} is unknown.");
            Insist(Cidr.TryParse(vSwitch.Cidr, out _), $"{vSwitch.Cidr} of {vSwitch.Id} is no prefix.");
            Insist(!world.VSwitches.ContainsKey(vSwitch.Id), $"The vSwitch {vSwitch.Id} is there twice.");
            SeedLandscape.AddSwitch(world, vSwitch.Id, vSwitch.Name, vpc.Id, vSwitch.Zone, vSwitch.Cidr);
        }

        foreach (var instance in Whole(vpc.Instances))
        {
            Insist(world.VSwitches.GetValueOrDefault(instance.VSwitchId)?.VpcId == vpc.Id, $"The vSwitch {instance.VSwitchId} of {instance.Id} is not in {vpc.Id}.");
            Insist(IPAddress.TryParse(instance.Ip, out _), $"{instance.Ip} of {instance.Id} is no address.");
            Insist(!world.Instances.ContainsKey(instance.Id), $"The instance {instance.Id} is there twice.");
            SeedLandscape.AddInstance(world, instance.Id, instance.Name, instance.VSwitchId, instance.Ip, instance.SecurityGroupId);
        }
    }

    private static void Add(World world, GatewayFile gateway)
    {
        Insist(world.VSwitches.GetValueOrDefault(gateway.VSwitchId)?.VpcId == gateway.VpcId, $"The vSwitch {gateway.VSwitchId} of {gateway.Id} is not in {gateway.VpcId}.");
        Insist((gateway.SecondVSwitchId is null) == (gateway.SecondIp is null), $"{gateway.Id} needs a second vSwitch and a second address, or neither.");
        Insist(
            gateway.SecondVSwitchId is null || world.VSwitches.GetValueOrDefault(gateway.SecondVSwitchId)?.VpcId == gateway.VpcId,
            $"The second vSwitch of {gateway.Id} is not in {gateway.VpcId}.");
        Insist(!world.Gateways.ContainsKey(gateway.Id), $"The gateway {gateway.Id} is there twice.");
        SeedLandscape.AddGateway(world, gateway);
    }

    private static void Add(World world, CustomerGatewayFile customer)
    {
        Insist(Region.Find(customer.Region) is not null, $"The region {customer.Region} of {customer.Id} is unknown.");
        Insist(IPAddress.TryParse(customer.Ip, out _), $"{customer.Ip} of {customer.Id} is no address.");
        var added = world.CustomerGateways.TryAdd(customer.Id, new()
        {
            Id = customer.Id,
            Region = customer.Region,
            Name = customer.Name ?? customer.Id,
            IpAddress = customer.Ip,
            Asn = customer.Asn,
            ResourceGroupId = SeedLandscape.ResourceGroup,
            CreatedAt = SeedLandscape.Founded,
        });
        Insist(added, $"The customer gateway {customer.Id} is there twice.");
    }

    private static IReadOnlyList<T> Whole<T>(IReadOnlyList<T>? list)
        where T : class
    {
        Insist(list?.Contains(null!) != true, $"A {typeof(T).Name[..^"File".Length]} is null.");
        return list ?? [];
    }

    private static void Insist(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOrderException(otherwise);
    }
}
