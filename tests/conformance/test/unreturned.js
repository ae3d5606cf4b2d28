// Fields of the SDK's response models that no answer holds, by operation: where they stand, and by reason. A nested field stands for
// everything below it.
const gaps = {
  DescribeInstances: ['Instances.Instance.', {
    'images, start-up and descriptions are not emulated': `
      AdditionalInfo Description HibernationOptions ImageId ImageOptions KeyPairName MetadataOptions OSNameEn SecurityOptions
      SerialNumber StartTime`,
    'billing and release are not emulated': `
      AutoReleaseTime CreditSpecification DeletionProtection ExpiredTime InstanceChargeType OperationLocks Recyclable SaleCycle
      SpotDuration SpotInterruptionBehavior SpotPriceLimit SpotStrategy StoppedMode`,
    'hardware is not emulated': `
      ClockOptions Cpu CpuOptions DeviceAvailable EnableNVS GPUAmount GPUSpec InstanceTypeFamily IoOptimized LocalStorageAmount
      LocalStorageCapacity Memory`,
    'placement is not emulated': `
      ClusterId DedicatedHostAttribute DedicatedInstanceAttribute DeploymentSetGroupNo DeploymentSetId EcsCapacityReservationAttr
      HpcClusterId ISP RdmaIpAddress VlanId`,
    'only private addresses are emulated': `
      EipAddress.Bandwidth EipAddress.IsSupportUnassociate InternetChargeType InternetMaxBandwidthIn InternetMaxBandwidthOut
      NetworkInterfaces PrivateDnsNameOptions`,
    'instances are neither tagged nor grouped here': 'ResourceGroupId Tags',
  }],
  DescribeInvocationResults: ['Invocation.InvocationResults.InvocationResult.', {
    'commands run as given: no containers, object storage, launchers or tags': `
      ContainerId ContainerName Launcher OssOutputDelivery OssOutputErrorCode OssOutputErrorInfo OssOutputStatus OssOutputUri Tags
      TerminationMode`,
  }],
  DescribeRouteEntryList: ['', {
    'entries are not changed in place': 'RouteEntrys.RouteEntry.GmtModified',
    'only next hops in other regions have it': `
      RouteEntrys.RouteEntry.NextHops.NextHop.NextHopRegionId RouteEntrys.RouteEntry.NextHops.NextHop.NextHopRelatedInfo`,
    'only entries of transit routers and managed services have it': 'RouteEntrys.RouteEntry.Origin RouteEntrys.RouteEntry.ServiceType',
    'the list is read by NextToken': 'TotalCount',
  }],
  DescribeRouteTableList: ['RouterTableList.RouterTableListType.', {
    'only tables of gateways have it': 'GatewayIds',
    'there is one account, without a number': 'OwnerId',
    'propagation into custom tables is not emulated': 'RoutePropagationEnable',
    'route tables cannot be tagged here': 'Tags.Tag.Key Tags.Tag.Value',
  }],
  DescribeVSwitches: ['VSwitches.VSwitch.', {
    'IPv6 is not emulated': 'EnabledIpv6 Ipv6CidrBlock',
    'network ACLs are not emulated': 'NetworkAclId',
    'there is one account, without a number': 'OwnerId',
    'no vSwitch is shared': 'ShareType',
  }],
  DescribeVpcs: ['Vpcs.Vpc.', {
    'DHCP options are not emulated': 'DhcpOptionsSetId DhcpOptionsSetStatus DnsHostnameStatus',
    'IPv6 is not emulated': 'EnabledIpv6 Ipv6CidrBlock Ipv6CidrBlocks',
    'there is one account, without a number': 'OwnerId',
  }],
  DescribeVpnConnection: ['', {
    'only connections of transit routers have it': 'AttachInstanceId TransitRouterId TransitRouterName TunnelOptionsSpecification.TunnelOptions.TunnelIndex',
    'NationalStandard certificates are taken and not kept': 'RemoteCaCertificate TunnelOptionsSpecification.TunnelOptions.RemoteCaCertificate',
  }],
  DescribeVpnConnections: ['VpnConnections.VpnConnection.', {
    'only connections of transit routers have it': 'AttachInstanceId TransitRouterId TransitRouterName TunnelOptionsSpecification.TunnelOptions.TunnelIndex',
    'NationalStandard certificates are taken and not kept': 'RemoteCaCertificate TunnelOptionsSpecification.TunnelOptions.RemoteCaCertificate',
  }],
  DescribeVpnGateway: ['', {
    'no change of an order ever waits for its date': 'ReservationData',
  }],
  DescribeVpnGateways: ['VpnGateways.VpnGateway.', {
    'no change of an order ever waits for its date': 'ReservationData',
  }],
  ModifyTunnelAttribute: ['', {
    'NationalStandard certificates are taken and not kept': 'RemoteCaCertificate',
  }],
  ModifyVpnConnectionAttribute: ['', {
    'a connection has no description': 'Description',
    'NationalStandard certificates are taken and not kept': 'TunnelOptionsSpecification.TunnelOptions.RemoteCaCertificate',
  }],
};

/** Full paths by operation. */
export const unreturned = Object.fromEntries(Object.entries(gaps).map(([action, [prefix, reasons]]) =>
  [action, Object.values(reasons).flatMap(fields => fields.trim().split(/\s+/)).map(field => prefix + field)]));
