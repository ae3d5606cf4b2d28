using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Customer gateways: there at once, and their address and ASN are for ever.</summary>
internal static class CustomerGateways
{
    private static readonly ParameterSpec Id = Take.Id("CustomerGatewayId");
    private static readonly ParameterSpec AuthKey = Take.Text("AuthKey", 64, rule: Rules.IsAuthKey, example: "key", wrong: "why?");

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Write(
            "CreateCustomerGateway", Create,
            [
                Take.Ip("IpAddress", Rules.IsIp, "InvalidIpAddress.WrongFormat").Needed, Shapes.Name, Shapes.Description,
                Take.Text("Asn", rule: Rules.IsAsn, example: "65500", wrong: "45104"), AuthKey, Take.Id("ResourceGroupId"), .. Shapes.TagList("Tags"),
            ]).Limited(120),
        Operation.Read("DescribeCustomerGateway", Describe, Id.Needed),
        Operation.Read("DescribeCustomerGateways", DescribeList, [Id, Take.Id("ResourceGroupId"), .. Shapes.TagFilter, .. Shapes.Paged]).Limited(600),
        Operation.Write("ModifyCustomerGatewayAttribute", Modify, Id.Needed, Shapes.Name, Shapes.Description, AuthKey).Limited(120),
        Operation.Write("DeleteCustomerGateway", Delete, Id.Needed).Limited(120),
    ];

    public static CustomerGateway Find(Call call, string? id = null) => call.Find(
        call.World.CustomerGateways, id ?? call.Parameters.Required("CustomerGatewayId"), c => (c.Region, c.CreatedAt), "CustomerGatewayInstanceId");

    private static object Create(Call call)
    {
        var (region, p) = (call.KnownRegion().Id, call.Parameters);
        var ip = p.Required("IpAddress");
        if (!Rules.IsUsableByCustomer(ip))
            throw ApiException.Bad("InvalidIpAddress", "The specified IpAddress lies in a range that cannot be used.");
        var (tags, group) = (Tags.Read(call, "Tags"), ResourceGroups.Wanted(call, "ResourceGroupId"));
        var here = call.World.CustomerGateways.Values.Where(c => c.Region == region).ToList();
        if (here.Exists(c => c.IpAddress == ip))
            throw ApiException.Bad("InvalidIpAddress.AlreadyExist", "The specified IpAddress already exists.");
        if (here.Count >= call.Quotas.CustomerGateways)
            throw Paging.QuotaFull("customer gateways");
        var id = call.NewId("cgw");
        var created = new CustomerGateway
        {
            Id = id,
            Region = region,
            Name = p.Optional("Name") ?? id,
            Description = p.Optional("Description") ?? "",
            IpAddress = ip,
            Asn = p.Optional("Asn") is { } asn ? Rules.Asn(asn) : null,
            AuthKey = p.Optional("AuthKey"),
            ResourceGroupId = group,
            CreatedAt = call.Now,
        };
        call.World.CustomerGateways.Add(id, created);
        call.AddTags("CUSTOMERGATEWAY", id, tags);
        call.Effect = id;
        return new { CustomerGatewayId = id, created.IpAddress, created.Name, created.Description, CreateTime = call.Now.Milliseconds() };
    }

    private static object Describe(Call call) => View(call, Find(call));

    private static object DescribeList(Call call)
    {
        var region = call.KnownRegion().Id;
        var found = call.Select(
            call.World.CustomerGateways, "CustomerGatewayId", c => (c.Region, c.CreatedAt), region,
            Filter<CustomerGateway>.By("ResourceGroupId", c => c.ResourceGroupId));
        return call.Page(found, "CustomerGateways", "CustomerGateway", c => View(call, c));
    }

    private static object Modify(Call call)
    {
        var (found, p) = (Find(call), call.Parameters);
        found.Name = p.Optional("Name") ?? found.Name;
        found.Description = p.Optional("Description") ?? found.Description;
        found.AuthKey = p.Optional("AuthKey") ?? found.AuthKey;
        foreach (var tunnel in call.World.Connections.Values.SelectMany(c => c.Tunnels).Where(t => t.CustomerGatewayId == found.Id && t.Bgp is not null))
            tunnel.Bgp = tunnel.Bgp! with { Key = found.AuthKey ?? "" };
        call.Effect = found.Id;
        return new { CustomerGatewayId = found.Id, found.IpAddress, found.Name, found.Description, CreateTime = found.CreatedAt.Milliseconds(), found.ResourceGroupId };
    }

    private static object Delete(Call call)
    {
        var found = Find(call);
        if (call.World.Connections.Values.Any(c => c.Tunnels.Any(t => t.CustomerGatewayId == found.Id)))
            throw ApiException.Bad("DependencyViolation.CustomerGateway", "The customer gateway is still used by an IPsec connection.");
        call.World.CustomerGateways.Remove(found.Id);
        call.World.Forget(found.Id);
        call.Effect = found.Id;
        return new { };
    }

    private static object View(Call call, CustomerGateway gateway) => call.Shown("customer", gateway.Id, () => new
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
    });
}
