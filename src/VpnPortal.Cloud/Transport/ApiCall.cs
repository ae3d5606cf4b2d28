namespace VpnPortal.Cloud.Transport;

/// <summary>A product of Alibaba Cloud: the first label of its host names, and the API version the portal is written for.</summary>
internal sealed record ApiProduct(string HostLabel, string Version)
{
    public static readonly ApiProduct Vpc = new("vpc", "2016-04-28");
    public static readonly ApiProduct Ecs = new("ecs", "2014-05-26");
    public static readonly ApiProduct Ram = new("ram", "2015-05-01");
}

/// <summary>One API operation to send, once.</summary>
/// <param name="Product">Product that owns the operation.</param>
/// <param name="Action">Operation.</param>
/// <param name="RegionId">Region that is called; empty for operations without one.</param>
/// <param name="Parameters">Parameters, <c>RegionId</c> not among them.</param>
internal sealed record ApiCall(ApiProduct Product, string Action, string RegionId, ApiParameters Parameters)
{
    private static readonly string[] ReadingVerbs = ["Describe", "Get", "Check"];

    /// <summary>True when a lost answer leaves the outcome open.</summary>
    public bool IsWrite { get; } = !ReadingVerbs.Any(verb => Action.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>All operations are POST but one.</summary>
    public HttpMethod Method { get; } = Action == "DescribeVpnGatewayAvailableZones" ? HttpMethod.Get : HttpMethod.Post;

    public static ApiCall Vpc(string action, string regionId, ApiParameters parameters) => new(ApiProduct.Vpc, action, regionId, parameters);

    public static ApiCall Ecs(string action, string regionId, ApiParameters parameters) => new(ApiProduct.Ecs, action, regionId, parameters);

    /// <summary>Users and roles belong to the account, not to a region.</summary>
    public static ApiCall Ram(string action, ApiParameters parameters) => new(ApiProduct.Ram, action, "", parameters);

    /// <summary>Action and region; parameters stay out of logs and messages.</summary>
    public override string ToString() => $"{Action} {RegionId}";
}
