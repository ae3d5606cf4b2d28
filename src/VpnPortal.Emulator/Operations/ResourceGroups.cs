using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Moves a resource into another group; connections go with their gateway.</summary>
internal static class ResourceGroups
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Write(
            "MoveVpnResourceGroup", Move,
            Take.Id("InstanceId").Needed, Take.OneOf("ResourceType", "VpnGateway", "CustomerGateway").Needed, Take.Id("NewResourceGroupId").Needed).WithoutToken,
    ];

    /// <summary>The group that a parameter names, or the default one. Groups are not kept: whatever looks like one is one.</summary>
    public static string Wanted(Call call, string parameter)
    {
        var group = call.Parameters.Optional(parameter) ?? SeedLandscape.ResourceGroup;
        return group.StartsWith("rg-", StringComparison.Ordinal)
            ? group
            : throw ApiException.NotFound("InvalidResourceGroupId.NotFound", $"The specified {parameter} does not exist.");
    }

    private static object Move(Call call)
    {
        var (id, group) = (call.Parameters.Required("InstanceId"), Wanted(call, "NewResourceGroupId"));
        if (call.Parameters.Required("ResourceType") == "VpnGateway")
            call.FindGateway(id).ResourceGroupId = group;
        else
            CustomerGateways.Find(call, id).ResourceGroupId = group;
        call.Effect = id;
        return new { };
    }
}
