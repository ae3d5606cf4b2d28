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

    private static object Move(Call call)
    {
        var (id, group) = (call.Parameters.Required("InstanceId"), call.Parameters.Required("NewResourceGroupId"));
        if (!group.StartsWith("rg-", StringComparison.Ordinal))
            throw ApiException.NotFound("InvalidResourceGroupId.NotFound", "The specified NewResourceGroupId does not exist.");
        if (call.Parameters.Required("ResourceType") == "VpnGateway")
            call.FindGateway(id).ResourceGroupId = group;
        else
            CustomerGateways.Find(call, id).ResourceGroupId = group;
        call.Effect = id;
        return new { };
    }
}
