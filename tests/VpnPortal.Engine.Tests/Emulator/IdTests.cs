using VpnPortal.Emulator.Http;
using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>One emulator with everything that an id can name.</summary>
public sealed class PreparedCloud : IAsyncLifetime
{
    public EmulatedCloud Cloud { get; private set; } = null!;

    /// <summary>An id that names something, by the name of the parameter; the action goes before it where the same name means two things.</summary>
    public IReadOnlyDictionary<string, string> Named { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(Cloud)).WithRoutes();
        await Cloud.Ok(
            "CreateVpnPbrRouteEntry", ("VpnGatewayId", example.Gateway1), ("RouteSource", ExampleOne.Cidr1), ("RouteDest", ExampleOne.Cidr2),
            ("NextHop", example.Connection1), ("PublishVpc", "false"), ("Weight", "100"));
        Cloud.Clock.Advance(30);
        var tunnel = (await Cloud.Ok("DescribeVpnConnection", ("VpnConnectionId", example.Connection1)))["TunnelOptionsSpecification"]!["TunnelOptions"]![0]!;
        Named = new Dictionary<string, string>
        {
            ["RegionId"] = SeedIds.Frankfurt, ["VpcId"] = SeedIds.Vpc1, ["VSwitchId"] = SeedIds.Vpc1SwitchB, ["DisasterRecoveryVSwitchId"] = SeedIds.Vpc1SwitchC,
            ["RouteTableId"] = SeedIds.Vpc1RouteTable, ["VpnGatewayId"] = example.Gateway1, ["VpnConnectionId"] = example.Connection1, ["NextHop"] = example.Connection1,
            ["CustomerGatewayId"] = (string)tunnel["CustomerGatewayId"]!, ["TunnelId"] = (string)tunnel["TunnelId"]!, ["InstanceId"] = SeedIds.Ecs1,
            ["InvokeId"] = await Cloud.Order(SeedIds.Ecs1, "ping -c 1 10.0.20.16"), ["RoleName"] = "AliyunServiceRoleForVpn", ["ResourceId"] = example.Gateway1,
            ["DiagnoseVpnGateway.ResourceId"] = example.Connection1, ["MoveVpnResourceGroup.InstanceId"] = example.Gateway1, ["NewResourceGroupId"] = "rg-team",
            ["RouteSource"] = ExampleOne.Cidr1, ["RouteDest"] = ExampleOne.Cidr2, ["Weight"] = "100", ["Role"] = "master",
        };
    }

    public ValueTask DisposeAsync() => Cloud.DisposeAsync();
}

/// <summary>Every id that an operation takes, naming nothing: what has to be there is not found, and a filter finds nothing.</summary>
public sealed class IdTests(PreparedCloud prepared) : IClassFixture<PreparedCloud>
{
    private static readonly string[] Nothing = ["{}🦊", "vpn-nobody", new('x', 5_000)];

    /// <summary>The codes by parameter, told here apart from the emulator; an id that is not among them is a filter.</summary>
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["RegionId"] = "InvalidRegionId.NotFound", ["DescribeRouteEntryList.RouteTableId"] = "InvalidRouteTableId.NotFound",
        ["CreateVpnGateway.VpcId"] = "InvalidVpcId.NotFound", ["CreateVpnGateway.VSwitchId"] = "InvalidVSwitchId.NotFound",
        ["CreateVpnGateway.DisasterRecoveryVSwitchId"] = "InvalidDisasterRecoveryVSwitchId.NotFound", ["CreateVpnGateway.ResourceGroupId"] = "InvalidResourceGroupId.NotFound",
        ["CreateCustomerGateway.ResourceGroupId"] = "InvalidResourceGroupId.NotFound", ["NewResourceGroupId"] = "InvalidResourceGroupId.NotFound",
        ["VpnGatewayId"] = "InvalidVpnGatewayInstanceId.NotFound", ["MoveVpnResourceGroup.InstanceId"] = "InvalidVpnGatewayInstanceId.NotFound",
        ["CustomerGatewayId"] = "InvalidCustomerGatewayInstanceId.NotFound", ["VpnConnectionId"] = "InvalidVpnConnectionInstanceId.NotFound",
        ["DiagnoseVpnGateway.ResourceId"] = "InvalidVpnConnectionInstanceId.NotFound", ["CreateVpnRouteEntry.NextHop"] = "InvalidVpnConnectionInstanceId.NotFound",
        ["CreateVpnPbrRouteEntry.NextHop"] = "InvalidVpnConnectionInstanceId.NotFound", ["NextHop"] = "InvalidRouteEntry.NotFound",
        ["TunnelId"] = "InvalidTunnelId.NotFound", ["TagResources.ResourceId"] = "InvalidResourceId.NotFound", ["UnTagResources.ResourceId"] = "InvalidResourceId.NotFound",
        ["GetVpnGatewayDiagnoseResult.DiagnoseId"] = "InvalidDiagnoseId.NotFound", ["GetVpnGatewayDiagnoseResult.VpnGatewayId"] = "InvalidDiagnoseId.NotFound",
        ["StartInstance.InstanceId"] = "InvalidInstanceId.NotFound", ["StopInstance.InstanceId"] = "InvalidInstanceId.NotFound",
        ["RunCommand.InstanceId"] = "InvalidInstanceId.NotFound", ["StopInvocation.InstanceId"] = "InvalidInstanceId.NotFound",
        ["StopInvocation.InvokeId"] = "InvalidInvokeId.NotFound", ["RoleName"] = "EntityNotExist.Role",
    };

    // Of these names, lists are filtered by.
    private static readonly HashSet<string> Filters =
    [
        "DescribeVpnGateways.VpnGatewayId", "DescribeCustomerGateways.CustomerGatewayId", "DescribeVpnConnections.CustomerGatewayId",
        "DescribeVpnConnections.VpnConnectionId", "DescribeVpnConnections.VpnGatewayId", "DescribeVpnConnectionLogs.TunnelId", "DiagnoseVpnConnections.VpnGatewayId",
    ];

    /// <summary>What else has to be said so that the id is looked at.</summary>
    private static readonly Dictionary<string, (string Name, string Value)[]> Company = new()
    {
        ["CreateVpnConnection.CustomerGatewayId"] = [("RegionId", SeedIds.Hangzhou), ("VpnGatewayId", SeedIds.HangzhouLegacyGateway)],
        ["CreateVpnConnection.TunnelOptionsSpecification.N.CustomerGatewayId"] =
            [("TunnelOptionsSpecification.2.Role", "slave"), ("TunnelOptionsSpecification.2.CustomerGatewayId", "cgw-0")],
        ["ModifyVpnPbrRouteEntryAttribute"] = [("NewWeight", "0")],
        ["ModifyVpnConnectionAttribute.TunnelOptionsSpecification.N.CustomerGatewayId"] = [("TunnelOptionsSpecification.1.Role", "master")],
    };

    public static TheoryData<string, string, string, string> Cases =>
    [
        .. from operation in OperationsView.All
           from parameter in operation.Parameters
           where parameter.Kind == "Id"
           from nothing in Nothing
           select (operation.Version, operation.Action, parameter.Name, nothing),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Call_IdThatNamesNothing_IsNotFoundOrFindsNothing(string version, string action, string parameter, string nothing)
    {
        var operation = OperationsView.All.Single(o => o.Version == version && o.Action == action);
        var sent = new Dictionary<string, string>();
        var list = parameter.Contains(".N.", StringComparison.Ordinal) ? parameter.Split(".N")[0] : "-";
        foreach (var other in operation.Parameters.Where(p => p.Required && (!p.Name.Contains(".N.", StringComparison.Ordinal) || p.Name.StartsWith($"{list}.N.", StringComparison.Ordinal))))
            sent[GeneratedCases.First(other.Name)] = Value(action, other);
        foreach (var (name, value) in Company.GetValueOrDefault($"{action}.{parameter}") ?? Company.GetValueOrDefault(action) ?? [])
            sent[name] = value;
        sent[GeneratedCases.First(parameter)] = nothing;
        using var request = prepared.Cloud.Client.Build(action, [.. sent.Select(p => (p.Key, p.Value))], version: version);
        var answer = await prepared.Cloud.Client.Send(request);

        if (Code(action, parameter) is { } code)
            Assert.Equal((404, code), (answer.Status, answer.Code));
        else
            Assert.True(answer.Status == 200 && !answer.Body.ToJsonString().Contains("[{", StringComparison.Ordinal), $"{answer.Body}");
    }

    [Fact]
    public void Cases_ThereAreHundreds() => Assert.InRange(Cases.Count, 250, 1_000);

    [Theory]
    [InlineData("DescribeVpcs", "VpcName")]
    [InlineData("DescribeVSwitches", "VSwitchName")]
    [InlineData("DescribeVpnGateways", "GatewayType")]
    [InlineData("DescribeRouteTableList", "RouteTableName")]
    [InlineData("DescribeRouteTableList", "RouterType")]
    [InlineData("DescribeRouteEntryList", "NextHopType")]
    [InlineData("DescribeRouteEntryList", "RouteEntryType")]
    [InlineData("DescribeRouteEntryList", "DestinationCidrBlock")]
    public async Task Filter_ThatNothingFits_FindsNothing(string action, string parameter)
    {
        var found = await prepared.Cloud.Ok(action, ("RouteTableId", SeedIds.Vpc1RouteTable), (parameter, "203.0.113.0/24"));
        Assert.DoesNotContain("[{", found.ToJsonString(), StringComparison.Ordinal);
    }

    private string Value(string action, PublishedParameter parameter)
    {
        var leaf = GeneratedCases.Leaf(parameter.Name);
        return prepared.Named.GetValueOrDefault($"{action}.{leaf}") ?? prepared.Named.GetValueOrDefault(leaf) ?? parameter.Example;
    }

    private static string? Code(string action, string parameter)
    {
        var leaf = GeneratedCases.Leaf(parameter);
        return Filters.Contains($"{action}.{leaf}") ? null : Codes.GetValueOrDefault($"{action}.{leaf}") ?? Codes.GetValueOrDefault(leaf);
    }
}
