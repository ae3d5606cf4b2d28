namespace VpnPortal.Core.Drafts;

/// <summary>The questions of every scenario.</summary>
public static class DraftFields
{
    /// <summary>Keys of all scenarios.</summary>
    public static readonly IReadOnlyList<string> Scenarios = [VpcToVpcFields.Scenario];

    /// <summary>All fields of a scenario in the order in which they are asked; none for a scenario that does not exist.</summary>
    /// <param name="scenario">Scenario key, for example <c>vpc-to-vpc</c>.</param>
    public static IReadOnlyList<DraftField> Of(string scenario) => scenario switch
    {
        VpcToVpcFields.Scenario => VpcToVpcFields.All,
        _ => [],
    };
}
