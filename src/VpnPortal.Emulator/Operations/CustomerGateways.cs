using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Customer gateways: there at once, and their address and ASN are for ever.</summary>
internal static class CustomerGateways
{
    public static object Create(Call call)
    {
        var (region, p) = (call.KnownRegion().Id, call.Parameters);
        var ip = Rules.CustomerIp(p.Required("IpAddress"));
        var (name, description, asn, key) = (Rules.Name(p), Rules.Description(p), Rules.CustomerAsn(p.Optional("Asn")), AuthKey(p));
        var tags = Tags.Read(call, "Tags");
        var here = call.World.CustomerGateways.Where(c => c.Region == region).ToList();
        if (here.Exists(c => c.IpAddress == ip))
            throw ApiException.Bad("InvalidIpAddress.AlreadyExist", "The specified IpAddress already exists.");
        if (here.Count >= call.Quotas.CustomerGateways)
            throw Paging.QuotaFull("customer gateways");
        var id = call.NewId("cgw");
        var created = new CustomerGateway
        {
            Id = id,
            Region = region,
            Name = name ?? id,
            Description = description ?? "",
            IpAddress = ip,
            Asn = asn,
            AuthKey = key,
            ResourceGroupId = p.Optional("ResourceGroupId") ?? SeedLandscape.ResourceGroup,
            CreatedAt = call.Now,
        };
        call.World.CustomerGateways.Add(created);
        call.AddTags("CUSTOMERGATEWAY", id, tags);
        call.Effect = id;
        return new { CustomerGatewayId = id, created.IpAddress, created.Name, created.Description, CreateTime = call.Now.Milliseconds() };
    }

    public static object Describe(Call call) => View(call, Find(call));

    public static object DescribeList(Call call)
    {
        var (region, byId) = (call.KnownRegion().Id, call.Filter("CustomerGatewayId"));
        var found = call.World.CustomerGateways.Where(c => c.Region == region && byId(c.Id) && call.HasTags(c.Id)).ToList();
        return call.Page(found, "CustomerGateways", "CustomerGateway", c => View(call, c));
    }

    public static object Modify(Call call)
    {
        var found = Find(call);
        var (name, description, key) = (Rules.Name(call.Parameters), Rules.Description(call.Parameters), AuthKey(call.Parameters));
        found.Name = name ?? found.Name;
        found.Description = description ?? found.Description;
        found.AuthKey = key ?? found.AuthKey;
        call.Effect = found.Id;
        return View(call, found);
    }

    public static object Delete(Call call)
    {
        var found = Find(call);
        if (call.World.Connections.Exists(c => c.Tunnels.Any(t => t.CustomerGatewayId == found.Id)))
            throw ApiException.Bad("DependencyViolation.CustomerGateway", "The customer gateway is still used by an IPsec connection.");
        call.World.CustomerGateways.Remove(found);
        call.World.Forget([found.Id]);
        call.Effect = found.Id;
        return new { };
    }

    public static CustomerGateway Find(Call call, string? id = null)
    {
        var (region, wanted) = (call.KnownRegion().Id, id ?? call.Parameters.Required("CustomerGatewayId"));
        return call.World.CustomerGateways.Find(c => c.Region == region && c.Id == wanted)
            ?? throw ApiException.NotFound("InvalidCustomerGatewayInstanceId.NotFound", "The specified CustomerGatewayId does not exist.");
    }

    private static string? AuthKey(Parameters parameters)
    {
        var key = parameters.Optional("AuthKey");
        return key is null || (key.Length <= 64 && key.All(c => c is > ' ' and < '\x7f' and not '?')) ? key : throw ApiException.Invalid("AuthKey");
    }

    private static object View(Call call, CustomerGateway gateway) => new
    {
        CustomerGatewayId = gateway.Id,
        gateway.IpAddress,
        gateway.Asn,
        AuthKey = gateway.AuthKey ?? "",
        gateway.Name,
        gateway.Description,
        CreateTime = gateway.CreatedAt.Milliseconds(),
        gateway.ResourceGroupId,
        Tags = call.TagsOf(gateway.Id),
    };
}
