using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>The service-linked role through which VPN gateways create their network interfaces.</summary>
internal static class Roles
{
    private const string Account = "1234567890123456";

    public static object Get(Call call)
    {
        var name = call.Parameters.Required("RoleName");
        var role = call.World.Roles.Find(r => r.Name == name)
            ?? throw ApiException.NotFound("EntityNotExist.Role", "The role does not exist.");
        return new { Role = View(role) };
    }

    public static object CreateServiceLinked(Call call)
    {
        var service = call.Parameters.Required("ServiceName");
        if (service != SeedLandscape.VpnService)
            throw ApiException.Bad("InvalidParameter.ServiceName", "The service name is not supported.");
        if (call.World.Roles.Exists(r => r.Name == SeedLandscape.VpnRole))
            throw new ApiException("EntityAlreadyExists.Role", StatusCodes.Status409Conflict, "The role already exists.");
        var role = new ServiceRole(SeedLandscape.VpnRole, Draw.Text(call.World, 18), service, call.Now);
        call.World.Roles.Add(role);
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
