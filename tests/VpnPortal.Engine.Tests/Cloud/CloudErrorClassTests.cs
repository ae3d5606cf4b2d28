using VpnPortal.Cloud;

namespace VpnPortal.Engine.Tests.Cloud;

public sealed class CloudErrorClassTests
{
    [Theory]
    [InlineData("VpnGateway.Configuring", 400, CloudErrorClass.Busy)]
    [InlineData("VpnTask.CONFLICT", 400, CloudErrorClass.Busy)]
    [InlineData("OperationConflict", 409, CloudErrorClass.Busy)]
    [InlineData("Throttling.User", 400, CloudErrorClass.Throttling)]
    [InlineData("Rejected.Throttling", 400, CloudErrorClass.Throttling)]
    [InlineData("Anything", 429, CloudErrorClass.Throttling)]
    [InlineData("ServiceUnavailable", 503, CloudErrorClass.Server)]
    [InlineData("Anything", 504, CloudErrorClass.Server)]
    [InlineData("Transport.Timeout", 0, CloudErrorClass.Server)]
    [InlineData("IdempotenceProcessing", 400, CloudErrorClass.Idempotency)]
    [InlineData("InvalidVpnGatewayId.NotFound", 404, CloudErrorClass.Gone)]
    [InlineData("InvalidRouteEntry.NotFound", 404, CloudErrorClass.Gone)]
    [InlineData("INSTANCE_NOT_EXISTS", 400, CloudErrorClass.Gone)]
    [InlineData("VpnGateway.FinancialLocked", 400, CloudErrorClass.MoneyOrPermission)]
    [InlineData("Forbbiden.SubUser", 403, CloudErrorClass.MoneyOrPermission)]
    [InlineData("NoPermission", 403, CloudErrorClass.MoneyOrPermission)]
    [InlineData("SignatureDoesNotMatch", 400, CloudErrorClass.MoneyOrPermission)]
    [InlineData("InvalidTimeStamp.Expired", 400, CloudErrorClass.MoneyOrPermission)]
    [InlineData("Resource.QuotaFull", 400, CloudErrorClass.Quota)]
    [InlineData("QuotaExceeded.VpnRouteEntry", 400, CloudErrorClass.Quota)]
    [InlineData("InvalidVSwitchId.SecondVswitchNotSupport", 400, CloudErrorClass.Input)]
    [InlineData("IllegalParam.LocalSubnet", 400, CloudErrorClass.Input)]
    [InlineData("MissingVpcId", 400, CloudErrorClass.Input)]
    [InlineData("VpnConnection.InvalidCreateTunnelOptions", 400, CloudErrorClass.Input)]
    [InlineData("InvalidIpAddress.AlreadyExist", 400, CloudErrorClass.Input)]
    [InlineData("Never.Seen", 400, CloudErrorClass.Unrecognised)]
    public void Classify_KnownCode_HasItsClass(string code, int status, CloudErrorClass expected) =>
        Assert.Equal(expected, CloudErrorClass.Classify(code, status));

    [Theory]
    [InlineData("InvalidAccessKeyId.NotFound")]
    [InlineData("InvalidRegionId.NotFound")]
    [InlineData("InvalidApi.NotFound")]
    public void Classify_NotFoundOfNoResource_IsNeverGone(string code) =>
        Assert.NotEqual(CloudErrorClass.Gone, CloudErrorClass.Classify(code, 404));

    [Fact]
    public void For_EveryKindOfCode_SpeaksBothLanguages()
    {
        string[] codes =
        [
            "VpnGateway.FinancialLocked", "Resource.QuotaFull", "QuotaExceeded.X", "Forbidden.RAM", "NoPermission", "Forbbiden.SubUser",
            "InvalidAccessKeyId.NotFound", "SignatureDoesNotMatch", "InvalidTimeStamp.Expired", "InvalidIpAddress.AlreadyExist",
            "InvalidVSwitchId.SecondVswitchNotSupport", "Throttling.Api", "ServiceUnavailable", "VpnGateway.Configuring", "IdempotenceProcessing",
            "InvalidVpnGatewayId.NotFound", "IllegalParam.LocalSubnet", "InvalidAccountStatus.NotEnoughBalance", "Never.Seen",
            CloudErrorCodes.ConnectFailed, CloudErrorCodes.ConnectionLost, CloudErrorCodes.Timeout, CloudErrorCodes.UnusableAnswer,
            CloudErrorCodes.NameNotResolved, CloudErrorCodes.TlsFailed, CloudErrorCodes.ForbiddenAddress, CloudErrorCodes.InvalidConfiguration,
        ];
        foreach (var advice in codes.Select(CloudErrorAdvice.For))
            foreach (var text in new[] { advice.Cause, advice.NextAct })
            {
                Assert.Contains(text.Zh, c => c >= '一');
                Assert.DoesNotContain(text.En, c => c >= '一');
                Assert.NotEmpty(text.En);
            }
    }

    [Fact]
    public void For_UnknownCode_NamesIt()
    {
        var advice = CloudErrorAdvice.For("Never.Seen");
        Assert.Contains("Never.Seen", advice.Cause.Zh, StringComparison.Ordinal);
        Assert.Contains("Never.Seen", advice.Cause.En, StringComparison.Ordinal);
    }
}
