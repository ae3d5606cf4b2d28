using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Topology;

/// <summary>What the documented designs are called, on every page alike.</summary>
public static class ScenarioNames
{
    /// <summary>Name of a scenario; a key that is none stands for itself.</summary>
    public static BilingualText Of(string scenario) => scenario switch
    {
        ScenarioKeys.VpcToVpc => new("VPC 到 VPC（双隧道）", "VPC to VPC (dual tunnel)"),
        ScenarioKeys.OnPremises => new("VPC 到本地数据中心（双隧道）", "VPC to data centre (dual tunnel)"),
        ScenarioKeys.OnPremisesClassic => new("VPC 到本地数据中心（已有单隧道网关）", "VPC to data centre (existing single-tunnel gateway)"),
        _ => new(scenario, scenario),
    };
}
