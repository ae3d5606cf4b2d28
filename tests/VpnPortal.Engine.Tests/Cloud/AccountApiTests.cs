using VpnPortal.Cloud;
using VpnPortal.Emulator;

namespace VpnPortal.Engine.Tests.Cloud;

/// <summary>What is asked about the account: the service-linked role, and BGP in a region.</summary>
public sealed class AccountApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HasVpnRole_Always_AsksTheRamApiWithoutARegion()
    {
        await using var server = await ScriptedCloud.StartAsync("""{"Role":{"RoleName":"AliyunServiceRoleForVpn"},"RequestId":"R"}""");
        using var cloud = new CloudUnderTest(server.Endpoint);
        Assert.True(await cloud.Account.HasVpnRoleAsync(Stop));
        var seen = server.Requests.Single();
        Assert.Equal(("GetRole", "2015-05-01"), (seen.Action, seen.Headers["x-acs-version"]));
        Assert.Equal("RoleName=AliyunServiceRoleForVpn", string.Join(' ', seen.Parameters.Select(p => $"{p.Key}={p.Value}")));
    }

    [Fact]
    public async Task HasVpnRole_NoSuchRole_IsFalse()
    {
        await using var server = await ScriptedCloud.StartAsync("""{"Code":"EntityNotExist.Role","Message":"The role does not exist.","RequestId":"R"}""", 404);
        using var cloud = new CloudUnderTest(server.Endpoint);
        Assert.False(await cloud.Account.HasVpnRoleAsync(Stop));
    }

    [Fact]
    public async Task HasVpnRole_NotAllowed_IsAFailureWithoutAnyEffect()
    {
        await using var server = await ScriptedCloud.StartAsync("""{"Code":"NoPermission","Message":"You are not authorized.","RequestId":"R"}""", 403);
        using var cloud = new CloudUnderTest(server.Endpoint);
        var error = await Assert.ThrowsAsync<CloudException>(() => cloud.Account.HasVpnRoleAsync(Stop));
        Assert.Equal(("NoPermission", CloudErrorClass.MoneyOrPermission, CallEffect.None), (error.Code, error.Class, error.Effect));
    }

    [Theory]
    [InlineData("GetRole")]
    [InlineData("CheckVpnBgpEnabled")]
    public async Task Questions_LostAnswer_LeaveNothingUnknown(string action)
    {
        await using var server = await ScriptedCloud.StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using var cloud = new CloudUnderTest(server.Endpoint);
        Task Ask() => action == "GetRole" ? cloud.Account.HasVpnRoleAsync(Stop) : cloud.Account.OffersBgpAsync(Requests.Region, Stop);
        Assert.Equal(CallEffect.None, (await Assert.ThrowsAsync<CloudException>(Ask)).Effect);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("false", false)]
    public async Task OffersBgp_Always_ReadsTheFlag(string json, bool offered)
    {
        await using var server = await ScriptedCloud.StartAsync($$"""{"BgpEnabled":{{json}},"RequestId":"R"}""");
        using var cloud = new CloudUnderTest(server.Endpoint);
        Assert.Equal(offered, await cloud.Account.OffersBgpAsync(Requests.Region, Stop));
        Assert.Equal("CheckVpnBgpEnabled", server.Requests.Single().Action);
    }

    [Fact]
    public async Task OffersBgp_AnswerWithoutTheFlag_IsUnusable()
    {
        await using var server = await ScriptedCloud.StartAsync("""{"RequestId":"R"}""");
        using var cloud = new CloudUnderTest(server.Endpoint);
        Assert.Equal(CloudErrorCodes.UnusableAnswer, (await Assert.ThrowsAsync<CloudException>(() => cloud.Account.OffersBgpAsync(Requests.Region, Stop))).Code);
    }

    [Fact]
    public async Task Emulator_Knows_BothQuestions()
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions(), cancellationToken: Stop);
        using var cloud = new CloudUnderTest(emulator.Address.Authority, ("Cloud:AccessKeyId", "emulator"), ("Cloud:AccessKeySecret", "emulator-secret"));
        Assert.True(await cloud.Account.HasVpnRoleAsync(Stop));
        Assert.True(await cloud.Account.OffersBgpAsync(Requests.Region, Stop));
        Assert.Empty(emulator.Ledger());
    }
}
