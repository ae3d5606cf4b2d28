using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>User tags. They arrive as Tag.N or Tags.N, depending on the action.</summary>
internal static class Tags
{
    private const int MostResources = 50;

    private static readonly ParameterSpec ResourceType =
        Take.OneOf("ResourceType", "VPNGATEWAY", "CUSTOMERGATEWAY", "VPNCONNECTION", "VPC", "VSWITCH").Needed;

    private static readonly ParameterSpec ResourceId = Take.Id("ResourceId.N");

    private static readonly object None = Paging.Wrap<object>("Tag", []);

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Write("TagResources", Tag, [ResourceType, ResourceId.Needed, .. Shapes.TagList("Tag")]).WithoutToken.Limited(300),
        Operation.Write("UnTagResources", Untag, ResourceType, ResourceId.Needed, Take.Text("TagKey.N", 64, example: "key"), Take.Flag("All")).WithoutToken.Limited(300),
        Operation.Read("ListTagResources", List, [ResourceType, ResourceId, .. Shapes.TagFilter, Take.Number("MaxResults", 1, 50), Take.Number("NextToken", 0, int.MaxValue)]).Limited(300),
    ];

    public static IReadOnlyList<KeyValuePair<string, string>> Read(Call call, string list)
    {
        var tags = call.Parameters.Objects(list).Select(t => KeyValuePair.Create(t.Required("Key"), t.Optional("Value") ?? "")).ToList();
        return tags.Count <= call.Quotas.Tags ? tags : throw Paging.QuotaFull("tags");
    }

    public static void AddTags(this Call call, string type, string id, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        if (tags.Count == 0)
            return;
        if (!call.World.Tags.TryGetValue(id, out var had))
            call.World.Tags[id] = had = [];
        foreach (var (key, value) in tags)
        {
            had.RemoveAll(t => t.Key == key);
            had.Add(new(type, key, value));
        }
    }

    public static object TagsOf(this Call call, string id) => call.World.Tags.TryGetValue(id, out var had)
        ? Paging.Wrap("Tag", had.Select(t => new { t.Key, t.Value }))
        : None;

    /// <summary>The filter Tag.N of the describe lists: all given tags must be there.</summary>
    public static bool HasTags(this Call call, string id, IReadOnlyList<KeyValuePair<string, string>> wanted) =>
        wanted.Count == 0 || wanted.All(w => Had(call, id).Exists(t => t.Key == w.Key && (w.Value.Length == 0 || w.Value == t.Value)));

    private static List<ResourceTag> Had(Call call, string id) => call.World.Tags.GetValueOrDefault(id) ?? [];

    private static object Tag(Call call)
    {
        var (type, ids) = Resources(call);
        var tags = Read(call, "Tag");
        if (tags.Count == 0)
            throw ApiException.Missing("Tag");
        if (ids.Any(id => Had(call, id).Select(t => t.Key).Union(tags.Select(t => t.Key), StringComparer.Ordinal).Count() > call.Quotas.Tags))
            throw Paging.QuotaFull("tags");
        foreach (var id in ids)
            call.AddTags(type, id, tags);
        call.Effect = string.Join(',', ids);
        return new { };
    }

    private static object Untag(Call call)
    {
        var (_, ids) = Resources(call);
        var keys = call.Parameters.List("TagKey");
        var all = call.Parameters.Flag("All") == true && keys.Count == 0;
        foreach (var id in ids)
            Had(call, id).RemoveAll(t => all || keys.Contains(t.Key, StringComparer.Ordinal));
        call.Effect = string.Join(',', ids);
        return new { };
    }

    private static object List(Call call)
    {
        _ = call.KnownRegion();
        var type = call.Parameters.Required("ResourceType");
        var (ids, wanted) = (call.Parameters.List("ResourceId"), Read(call, "Tag"));
        var found = (
            from resource in call.World.Tags
            where ids.Count == 0 || ids.Contains(resource.Key, StringComparer.Ordinal)
            from tag in resource.Value
            where tag.ResourceType == type && Matches(tag, wanted)
            select new { ResourceId = resource.Key, tag.ResourceType, TagKey = tag.Key, TagValue = tag.Value }).ToList();
        var (items, next) = call.Token(found, "MaxResults", 50);
        return new { NextToken = next, TagResources = Paging.Wrap("TagResource", items) };
    }

    private static bool Matches(ResourceTag tag, IReadOnlyList<KeyValuePair<string, string>> wanted) =>
        wanted.Count == 0 || wanted.Any(w => w.Key == tag.Key && (w.Value.Length == 0 || w.Value == tag.Value));

    private static (string Type, IReadOnlyList<string> Ids) Resources(Call call)
    {
        var (region, type) = (call.KnownRegion().Id, call.Parameters.Required("ResourceType"));
        var ids = call.Parameters.List("ResourceId");
        if (ids.Count > MostResources)
            throw ApiException.Invalid("ResourceId", $"At most {MostResources} resources are tagged at once.");
        return ids.All(id => RegionOf(call.World, type, id) == region)
            ? (type, ids)
            : throw ApiException.NotFound("InvalidResourceId.NotFound", "The specified ResourceId does not exist.");
    }

    private static string? RegionOf(World world, string type, string id) => type switch
    {
        "VPNGATEWAY" => world.Gateways.GetValueOrDefault(id)?.Region,
        "CUSTOMERGATEWAY" => world.CustomerGateways.GetValueOrDefault(id)?.Region,
        "VPNCONNECTION" => world.Connections.GetValueOrDefault(id)?.Region,
        "VPC" => world.Vpcs.GetValueOrDefault(id)?.Region,
        _ => world.VSwitches.GetValueOrDefault(id) is { } vSwitch ? world.Vpcs[vSwitch.VpcId].Region : null,
    };
}
