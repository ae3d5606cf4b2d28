using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>The five steps of the source document under its own names; wizard, review and run show the same words.</summary>
public static class DocumentedSteps
{
    private static readonly BilingualText[] Names =
    [
        new("创建VPN网关", "Create the VPN gateways"),
        new("创建用户网关", "Create the customer gateways"),
        new("创建IPsec连接", "Create the IPsec connections"),
        new("配置路由", "Configure routes"),
        new("验证测试", "Verify"),
    ];

    /// <summary>Name of a step.</summary>
    /// <param name="step">1–5.</param>
    public static BilingualText Name(int step) => Names[step - 1];
}
