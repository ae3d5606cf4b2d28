using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Operations;

/// <summary>A gateway as the describe calls show it. Absent fields are null here.</summary>
internal static class GatewayView
{
    // System labels travel as one JSON string, not as tags.
    private const string SystemLabels =
        """{"VpnEnableBgp":"true","VisuallySsl":"true","PbrPriority":"true","VpnNewImage":"true","description":"Forwarding 1.3.24","VpnVersion":"v1.2.4"}""";

    private static readonly TimeSpan Postpaid = TimeSpan.FromDays(365 * 73);

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
            BusinessStatus = "Normal",
            gateway.ChargeType,
            Spec = $"{gateway.Bandwidth}M",
            IpsecVpn = gateway.EnableIpsec ? "enable" : "disable",
            SslVpn = gateway.EnableSsl ? "enable" : "disable",
            SslMaxConnections = gateway.SslConnections,
            EnableBgp = true,
            gateway.AutoPropagate,
            gateway.NetworkType,
            gateway.VpnType,
            GatewayType = "Traditional",
            CreateTime = gateway.CreatedAt.Milliseconds(),
            EndTime = (gateway.CreatedAt + Postpaid).Milliseconds(),
            EniInstanceIds = Paging.Wrap("EniInstanceId", gateway.EniIds),
            gateway.ResourceGroupId,
            Tags = call.TagsOf(gateway.Id),
            Tag = SystemLabels,
        };
    }
}
