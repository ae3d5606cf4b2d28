namespace VpnPortal.Core.Topology;

/// <summary>Stable keys of the documented designs; they stand in drafts, plans, exports and addresses.</summary>
public static class ScenarioKeys
{
    /// <summary>Two VPCs with a dual-tunnel gateway each.</summary>
    public const string VpcToVpc = "vpc-to-vpc";

    /// <summary>A VPC with a dual-tunnel gateway, and a device with two public IPs.</summary>
    public const string OnPremises = "on-premises";

    /// <summary>Two single-tunnel connections on a gateway that is there already.</summary>
    public const string OnPremisesClassic = "on-premises-classic";
}
