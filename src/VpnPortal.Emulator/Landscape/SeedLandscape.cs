using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Landscape;

/// <summary>The account as it is found: Example 1 in Frankfurt, Example 2 in Hangzhou, and the service-linked role.</summary>
internal static class SeedLandscape
{
    public const string VpnRole = "AliyunServiceRoleForVpn";
    public const string VpnService = "vpn.aliyuncs.com";
    public const string ResourceGroup = "rg-acfm2emulator0q";

    public static readonly DateTimeOffset Founded = new(2026, 1, 5, 8, 30, 0, TimeSpan.Zero);

    public static World Create(ulong seed)
    {
        var world = Empty(seed);
        AddFrankfurt(world);
        AddHangzhou(world);
        AddRole(world);
        return world;
    }

    /// <summary>Nothing stands there yet; what will changes its state when it is founded, should the clock be set back before that.</summary>
    public static World Empty(ulong seed) => new() { Seed = seed, Agenda = [Founded] };

    private static void AddFrankfurt(World world)
    {
        AddVpc(world, SeedIds.Vpc1, SeedIds.Frankfurt, "VPC1", "10.0.0.0/16", SeedIds.Vpc1RouteTable);
        AddSwitch(world, SeedIds.Vpc1SwitchB, "vSwitch1", SeedIds.Vpc1, "eu-central-1b", "10.0.10.0/24");
        AddSwitch(world, SeedIds.Vpc1SwitchC, "vSwitch2", SeedIds.Vpc1, "eu-central-1c", "10.0.20.0/24");
        AddInstance(world, SeedIds.Ecs1, "ECS1", SeedIds.Vpc1SwitchC, SeedIds.Ecs1Ip);
        AddInstance(world, SeedIds.Ecs2, "ECS2", SeedIds.Vpc1SwitchC, SeedIds.Ecs2Ip);
        AddVpc(world, SeedIds.Vpc2, SeedIds.Frankfurt, "VPC2", "192.168.0.0/16", SeedIds.Vpc2RouteTable);
        AddSwitch(world, SeedIds.Vpc2SwitchB, "vSwitch1", SeedIds.Vpc2, "eu-central-1b", "192.168.10.0/24");
        AddSwitch(world, SeedIds.Vpc2SwitchC, "vSwitch2", SeedIds.Vpc2, "eu-central-1c", "192.168.20.0/24");
        AddInstance(world, SeedIds.Ecs3, "ECS3", SeedIds.Vpc2SwitchC, SeedIds.Ecs3Ip);
        AddInstance(world, SeedIds.Ecs4, "ECS4", SeedIds.Vpc2SwitchC, SeedIds.Ecs4Ip);
    }

    private static void AddHangzhou(World world)
    {
        AddVpc(world, SeedIds.HangzhouVpc, SeedIds.Hangzhou, "VPC-Hangzhou", "10.10.0.0/16", SeedIds.HangzhouRouteTable);
        AddSwitch(world, SeedIds.HangzhouSwitchH, "vSwitch1", SeedIds.HangzhouVpc, "cn-hangzhou-h", "10.10.10.0/24");
        AddSwitch(world, SeedIds.HangzhouSwitchI, "vSwitch2", SeedIds.HangzhouVpc, "cn-hangzhou-i", "10.10.20.0/24");
        AddInstance(world, SeedIds.HangzhouEcs, "ECS", SeedIds.HangzhouSwitchH, SeedIds.HangzhouEcsIp);
        AddGateway(world, new(
            SeedIds.HangzhouLegacyGateway, "VPN网关-单隧道", SeedIds.HangzhouVpc, SeedIds.HangzhouSwitchH, SeedIds.HangzhouLegacyIp, ChargeType: "Prepay"));
    }

    public static void AddRole(World world) => world.Roles.Add(VpnRole, new(VpnRole, "300000000000000001", VpnService, Founded));

    public static void AddGateway(World world, GatewayFile gateway) => world.Gateways.Add(gateway.Id, new()
    {
        Id = gateway.Id,
        Region = world.Vpcs[gateway.VpcId].Region,
        Name = gateway.Name,
        VpcId = gateway.VpcId,
        VSwitchId = gateway.VSwitchId,
        SecondVSwitchId = gateway.SecondVSwitchId,
        InternetIp = gateway.Ip,
        SecondInternetIp = gateway.SecondIp,
        EniIds = [],
        Bandwidth = gateway.Bandwidth,
        ChargeType = gateway.ChargeType,
        GatewayType = gateway.GatewayType,
        ResourceGroupId = ResourceGroup,
        CreatedAt = Founded,
        ProvisioningAt = Founded,
        ActiveAt = Founded,
    });

    public static void AddVpc(World world, string id, string region, string name, string cidr, string routeTable) => world.Vpcs.Add(id, new()
    {
        Id = id,
        Region = region,
        Name = name,
        Cidr = cidr,
        RouterId = id.Replace("vpc-", "vrt-", StringComparison.Ordinal),
        RouteTableId = routeTable,
        CreatedAt = Founded,
    });

    public static void AddSwitch(World world, string id, string name, string vpc, string zone, string cidr) => world.VSwitches.Add(id, new()
    {
        Id = id,
        Name = name,
        VpcId = vpc,
        Zone = zone,
        Cidr = cidr,
        CreatedAt = Founded,
    });

    public static void AddInstance(World world, string id, string name, string vSwitchId, string ip, string? securityGroup = null)
    {
        var vSwitch = world.VSwitches[vSwitchId];
        world.Instances.Add(id, new()
        {
            Id = id,
            Region = world.Vpcs[vSwitch.VpcId].Region,
            Name = name,
            VpcId = vSwitch.VpcId,
            VSwitchId = vSwitchId,
            Zone = vSwitch.Zone,
            PrivateIp = ip,
            SecurityGroupId = securityGroup ?? vSwitch.VpcId.Replace("vpc-", "sg-", StringComparison.Ordinal),
            CreatedAt = Founded,
        });
    }
}
