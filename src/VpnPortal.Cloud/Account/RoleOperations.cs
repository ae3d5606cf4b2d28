using VpnPortal.Cloud.Reading;
using VpnPortal.Cloud.Transport;

namespace VpnPortal.Cloud.Account;

/// <summary>Roles of the account: the RAM API's GetRole.</summary>
internal sealed class RoleOperations(CloudTransport transport)
{
    public const string VpnRole = "AliyunServiceRoleForVpn";

    private const string Missing = "EntityNotExist.Role";

    public async Task<bool> ExistsAsync(string roleName, CancellationToken cancellationToken)
    {
        try
        {
            return await transport.SendAsync(
                ApiCall.Ram("GetRole", new ApiParameters().Set("RoleName", roleName)),
                root => root.Member("Role")?.Required("RoleName").Length > 0,
                cancellationToken);
        }
        catch (CloudException exception) when (exception.Code == Missing)
        {
            return false;
        }
    }
}
