using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Planning;

/// <summary>The five steps of the source documents under their own names; wizard, review and run show the same words.</summary>
public static class DocumentedSteps
{
    private static readonly BilingualText[] First =
    [
        new("创建VPN网关", "Create the VPN gateways"),
        new("创建用户网关", "Create the customer gateways"),
        new("创建IPsec连接", "Create the IPsec connections"),
    ];

    private static readonly BilingualText[] BetweenVpcs = [.. First, new("配置路由", "Configure routes"), new("验证测试", "Verify")];

    private static readonly BilingualText[] WithDevice =
    [
        new("创建VPN网关", "Create the VPN gateway"), .. First[1..],
        new("在本地网关设备中加载VPN配置", "Load the VPN configuration into the on-premises device"),
        new("配置VPN网关路由", "Configure routes of the VPN gateway"),
    ];

    /// <summary>Name of a step.</summary>
    /// <param name="scenario">Scenario key: the documents differ in steps 4 and 5.</param>
    /// <param name="step">1–5.</param>
    public static BilingualText Name(string scenario, int step) => (scenario == ScenarioKeys.VpcToVpc ? BetweenVpcs : WithDevice)[step - 1];
}
