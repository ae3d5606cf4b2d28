using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>User tags. They arrive as Tag.N or Tags.N, depending on the action.</summary>
internal static class Tags
{
    public static object Tag(Call call)
    {
        var type = ResourceType(call);
        var ids = ResourceIds(call, type);
        var tags = Read(call, "Tag");
        if (tags.Count == 0)
            throw ApiException.Missing("Tag");
        foreach (var id in ids)
        {
            var after = call.World.Tags.Where(t => t.ResourceId == id).Select(t => t.Key).Union(tags.Select(t => t.Key), StringComparer.Ordinal);
            if (after.Count() > call.Quotas.Tags)
                throw Paging.QuotaFull("tags");
        }

        foreach (var id in ids)
            call.AddTags(type, id, tags);
        call.Effect = string.Join(',', ids);
        return new { };
    }

    public static object Untag(Call call)
    {
        var type = ResourceType(call);
        var ids = ResourceIds(call, type);
        var keys = call.Parameters.List("TagKey");
        var all = call.Parameters.Flag("All") == true && keys.Count == 0;
        call.World.Tags.RemoveAll(t => ids.Contains(t.ResourceId, StringComparer.Ordinal) && (all || keys.Contains(t.Key, StringComparer.Ordinal)));
        call.Effect = string.Join(',', ids);
        return new { };
    }

    public static object List(Call call)
    {
        var type = ResourceType(call);
        var ids = call.Parameters.List("ResourceId");
        var wanted = Read(call, "Tag");
        var found = call.World.Tags.Where(t => t.ResourceType == type
            && (ids.Count == 0 || ids.Contains(t.ResourceId, StringComparer.Ordinal))
            && (wanted.Count == 0 || wanted.Any(w => w.Key == t.Key && (w.Value.Length == 0 || w.Value == t.Value))));
        return new
        {
            NextToken = "",
            TagResources = Paging.Wrap("TagResource", found.Select(t => new { t.ResourceId, t.ResourceType, TagKey = t.Key, TagValue = t.Value })),
        };
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Read(Call call, string list)
    {
        var tags = call.Parameters.Objects(list)
            .Select(t => KeyValuePair.Create(t.Required("Key"), t.Optional("Value") ?? ""))
            .ToList();
        if (tags.Count > call.Quotas.Tags)
            throw Paging.QuotaFull("tags");
        if (tags.Exists(t => t.Key.Length > 64 || t.Value.Length > 128 || IsReserved(t.Key) || IsReserved(t.Value)))
            throw ApiException.Bad("InvalidTag", "The specified tag is not valid.");
        return tags;
    }

    public static void AddTags(this Call call, string type, string id, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        foreach (var (key, value) in tags)
        {
            call.World.Tags.RemoveAll(t => t.ResourceId == id && t.Key == key);
            call.World.Tags.Add(new ResourceTag(type, id, key, value));
        }
    }

    public static object TagsOf(this Call call, string id) =>
        Paging.Wrap("Tag", call.World.Tags.Where(t => t.ResourceId == id).Select(t => new { t.Key, t.Value }));

    /// <summary>The filter Tag.N of the describe lists: all given tags must be there.</summary>
    public static bool HasTags(this Call call, string id) => Read(call, "Tag").All(w =>
        call.World.Tags.Exists(t => t.ResourceId == id && t.Key == w.Key && (w.Value.Length == 0 || w.Value == t.Value)));

    private static string ResourceType(Call call)
    {
        _ = call.KnownRegion();
        _ = call.Parameters.Required("ResourceType");
        return call.Parameters.OneOf("ResourceType", "VPNGATEWAY", "CUSTOMERGATEWAY", "VPNCONNECTION", "VPC", "VSWITCH")!;
    }

    private static IReadOnlyList<string> ResourceIds(Call call, string type)
    {
        var ids = call.Parameters.List("ResourceId");
        if (ids.Count == 0)
            throw ApiException.Missing("ResourceId");
        if (ids.Count > 50)
            throw ApiException.Invalid("ResourceId");
        return ids.All(id => Exists(call, type, id))
            ? ids
            : throw ApiException.NotFound("InvalidResourceId.NotFound", "The specified ResourceId does not exist.");
    }

    private static bool Exists(Call call, string type, string id) => type switch
    {
        "VPNGATEWAY" => call.World.Gateways.Exists(g => g.Region == call.Region && g.Id == id),
        "CUSTOMERGATEWAY" => call.World.CustomerGateways.Exists(c => c.Region == call.Region && c.Id == id),
        "VPNCONNECTION" => call.World.Connections.Exists(c => c.Region == call.Region && c.Id == id),
        "VPC" => call.World.Vpcs.Exists(v => v.Region == call.Region && v.Id == id),
        _ => call.World.VSwitches.Exists(v => v.Id == id),
    };

    private static bool IsReserved(string text) =>
        text.StartsWith("aliyun", StringComparison.OrdinalIgnoreCase) || text.StartsWith("acs:", StringComparison.OrdinalIgnoreCase)
        || text.Contains("http://", StringComparison.OrdinalIgnoreCase) || text.Contains("https://", StringComparison.OrdinalIgnoreCase);
}
