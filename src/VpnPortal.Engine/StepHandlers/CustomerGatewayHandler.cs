using VpnPortal.Cloud;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Registers a public IP of the peer's gateway or device. The call is synchronous: what it returned is done.</summary>
public sealed class CustomerGatewayHandler(IVpcApi vpc) : StepHandler<CreateCustomerGatewayStep>
{
    protected override Task<Created> CallAsync(CreateCustomerGatewayStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.CreateCustomerGatewayAsync(
            new CreateCustomerGateway(
                context.Self.ClientToken!, step.RegionId, step.CustomerGateway.Name, PeerAddress(step, context), step.CustomerGateway.Asn),
            cancellationToken);

    protected override Task<StepProgress> ObserveAsync(CreateCustomerGatewayStep step, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<StepProgress>(new Reached(context.Self.Outputs.SetItem(OutputKeys.IpAddress, PeerAddress(step, context))));

    /// <summary>The API allows an address once per region, so the address itself is the marker.</summary>
    protected override async Task<IReadOnlyList<FoundResource>> FindAsync(
        CreateCustomerGatewayStep step, StepContext context, CancellationToken cancellationToken)
    {
        var address = PeerAddress(step, context);
        var gateways = await vpc.DescribeCustomerGatewaysAsync(step.RegionId, cancellationToken);
        return
        [
            .. gateways.Where(gateway => gateway.IpAddress == address).Select(gateway => new FoundResource(
                gateway.Id, gateway.Name == step.CustomerGateway.Name && gateway.Asn == step.CustomerGateway.Asn,
                $"{gateway.Id} ({gateway.Name}, ASN {gateway.Asn})")),
        ];
    }

    private static string PeerAddress(CreateCustomerGatewayStep step, StepContext context) =>
        step.PeerGateway is { } peer ? context.Output(peer, OutputKeys.AddressOf(step.Role)) : step.CustomerGateway.IpAddress!;
}
