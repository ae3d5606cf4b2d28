using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Operations;

/// <summary>A gateway as the describe calls show it. Absent fields are null here.</summary>
internal static class GatewayView
{
    // System labels travel as one JSON string, not as tags.
    private const string SystemLabels =
        """{"VpnEnableBgp":"true","VisuallySsl":"true","PbrPriority":"true","VpnNewImage":"true","description":"Forwarding 1.3.24","VpnVersion":"v1.2.4"}""";

    private static readonly TimeSpan Postpaid = TimeSpan.FromDays(365 * 73);
    private static readonly TimeSpan Prepaid = TimeSpan.FromDays(365);

    public static string BusinessStatus(Call call) => call.Troubles.FinancialLocked ? "FinancialLocked" : "Normal";

    public static object Of(Call call, Gateway gateway)
    {
        var hasIps = gateway.HasAddressesAt(call.Now);
        return new
        {
            VpnGatewayId = gateway.Id,
            gateway.Name,
            gateway.Description,
            gateway.VpcId,
            gateway.VSwitchId,
            DisasterRecoveryVSwitchId = gateway.SecondVSwitchId,
            InternetIp = hasIps ? gateway.InternetIp : null,
            DisasterRecoveryInternetIp = hasIps ? gateway.SecondInternetIp : null,
            SslVpnInternetIp = hasIps && gateway.EnableSsl ? gateway.InternetIp : null,
            Status = gateway.StatusAt(call.Now),
            BusinessStatus = BusinessStatus(call),
            gateway.ChargeType,
            Spec = $"{gateway.Bandwidth}M",
            IpsecVpn = gateway.EnableIpsec ? "enable" : "disable",
            SslVpn = gateway.EnableSsl ? "enable" : "disable",
            SslMaxConnections = gateway.SslConnections,
            EnableBgp = true,
            gateway.AutoPropagate,
            gateway.NetworkType,
            gateway.VpnType,
            gateway.GatewayType,
            CreateTime = gateway.CreatedAt.Milliseconds(),
            EndTime = EndTime(gateway),
            EniInstanceIds = Paging.Wrap("EniInstanceId", gateway.EniIds),
            gateway.ResourceGroupId,
            Tags = call.TagsOf(gateway.Id),
            Tag = SystemLabels,
        };
    }

    /// <summary>The answer to a modification is shorter: no tags, no network interfaces, no types.</summary>
    public static object Modified(Call call, Gateway gateway) => new
    {
        VpnGatewayId = gateway.Id,
        gateway.Name,
        gateway.Description,
        gateway.VpcId,
        gateway.VSwitchId,
        DisasterRecoveryVSwitchId = gateway.SecondVSwitchId,
        gateway.InternetIp,
        IntranetIp = gateway.IsDual ? null : "",
        DisasterRecoveryInternetIp = gateway.SecondInternetIp,
        SslVpnInternetIp = gateway.EnableSsl ? gateway.InternetIp : null,
        Status = gateway.StatusAt(call.Now),
        BusinessStatus = BusinessStatus(call),
        Spec = $"{gateway.Bandwidth}M",
        EnableBgp = true,
        gateway.AutoPropagate,
        CreateTime = gateway.CreatedAt.Milliseconds(),
        EndTime = EndTime(gateway),
        gateway.ResourceGroupId,
    };

    private static long EndTime(Gateway gateway) =>
        (gateway.CreatedAt + (gateway.ChargeType == "POSTPAY" ? Postpaid : Prepaid)).Milliseconds();
}
