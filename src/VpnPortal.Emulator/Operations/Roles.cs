using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>The service-linked role through which VPN gateways create their network interfaces.</summary>
internal static class Roles
{
    private const string Account = "1234567890123456";

    public static Operation Get { get; } = Operation.Read("GetRole", Find, Take.Id("RoleName").Needed, Shapes.Language).Everywhere;

    public static Operation Create { get; } = Operation.Write(
        "CreateServiceLinkedRole", CreateServiceLinked,
        Take.Text("ServiceName", code: "InvalidParameter.ServiceName", rule: s => s == SeedLandscape.VpnService, example: SeedLandscape.VpnService, wrong: "ecs.aliyuncs.com").Needed,
        Take.Text("Description", 1024), Take.Text("CustomSuffix", 64)).Everywhere.WithoutToken;

    private static object Find(Call call)
    {
        var role = call.World.Roles.GetValueOrDefault(call.Parameters.Required("RoleName"))
            ?? throw ApiException.NotFound("EntityNotExist.Role", "The role does not exist.");
        return new { Role = View(role) };
    }

    private static object CreateServiceLinked(Call call)
    {
        if (call.World.Roles.ContainsKey(SeedLandscape.VpnRole))
            throw new ApiException("EntityAlreadyExists.Role", StatusCodes.Status409Conflict, "The role already exists.");
        var role = new ServiceRole(SeedLandscape.VpnRole, Draw.Text(call.World, 18), SeedLandscape.VpnService, call.Now);
        call.World.Roles.Add(role.Name, role);
        call.Effect = role.Name;
        return new { Role = View(role) };
    }

    private static object View(ServiceRole role) => new
    {
        RoleName = role.Name,
        RoleId = role.Id,
        Arn = $"acs:ram::{Account}:role/{role.Name.ToLowerInvariant()}",
        Description = "VPN gateways use this role to create network interfaces and security groups in your vSwitches.",
        CreateDate = role.CreatedAt.Iso(),
        AssumeRolePolicyDocument =
            $$$"""{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["{{{role.ServiceName}}}"]}}],"Version":"1"}""",
        IsServiceLinkedRole = true,
        RolePrincipalName = $"{role.Name}@role.{Account}.onaliyunservice.com",
    };
}
