using VpnPortal.Emulator.Http;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>One emulator for all generated cases: none of them changes anything.</summary>
public sealed class SharedCloud : IAsyncLifetime
{
    public EmulatedCloud Cloud { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cloud = await EmulatedCloud.Start();

    public ValueTask DisposeAsync() => Cloud.DisposeAsync();
}

public sealed class ParameterTests(SharedCloud shared) : IClassFixture<SharedCloud>
{
    public static TheoryData<ParameterCase> Cases => [.. GeneratedCases.All()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Call_OneParameterWrong_GetsItsCode(ParameterCase wrong)
    {
        using var request = shared.Cloud.Client.Build(wrong.Action, wrong.Parameters, version: wrong.Version, addRegion: false);
        var answer = await shared.Cloud.Client.Send(request);
        Assert.NotEqual("InternalError", answer.Code);
        if (wrong.Code is not null)
            Assert.Equal(wrong.Code, answer.Code);
        else
            Assert.DoesNotContain(answer.Code ?? "", new[] { $"Missing{GeneratedCases.Leaf(wrong.Parameter)}", $"Invalid{GeneratedCases.Leaf(wrong.Parameter)}" });
    }

    [Fact]
    public void Cases_ThereAreThousands() => Assert.InRange(GeneratedCases.All().Count(), 1_000, 5_000);

    [Fact]
    public void Cases_EveryParameter_IsTriedInEveryWayThatItCanBeWrong()
    {
        var tried = GeneratedCases.All().Select(c => (c.Version, c.Action, c.Parameter, c.Wrong)).ToHashSet();
        var missed =
            from operation in OperationsView.All
            from parameter in operation.Parameters
            from way in GeneratedCases.Ways(parameter)
            where !tried.Contains((operation.Version, operation.Action, parameter.Name, way))
            select $"{operation.Action} {parameter.Name} {way}";
        Assert.Empty(missed);
    }

    /// <summary>The codes that the API's documents name, told here apart from what the emulator publishes.</summary>
    [Theory]
    [InlineData("CreateCustomerGateway", "IpAddress", "InvalidIpAddress.WrongFormat")]
    [InlineData("CreateCustomerGateway", "Name", "InvalidName")]
    [InlineData("CreateCustomerGateway", "Description", "InvalidDescription")]
    [InlineData("ModifyCustomerGatewayAttribute", "Name", "InvalidName")]
    [InlineData("CreateVpnConnection", "LocalSubnet", "IllegalParam.LocalSubnet")]
    [InlineData("CreateVpnConnection", "RemoteSubnet", "IllegalParam.RemoteSubnet")]
    [InlineData("CreateVpnConnection", "Name", "InvalidName")]
    [InlineData("CreateVpnGateway", "Name", "InvalidName")]
    [InlineData("CreateVpnGateway", "Bandwidth", "InvalidBandwidth")]
    public void Parameter_CodeIsDocumented_IsPublishedWithIt(string action, string parameter, string code)
    {
        var published = OperationsView.All.Single(o => o.Action == action).Parameters.Single(p => p.Name == parameter);
        Assert.Equal(code, published.InvalidCode);
    }
}
