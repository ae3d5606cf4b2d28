// Parameters of the SDK's request models that the emulator takes and ignores, by reason.

/** On nearly every operation; the account follows from the key. */
export const ignoredEverywhere = ['OwnerId', 'OwnerAccount', 'ResourceOwnerId', 'ResourceOwnerAccount'];

const ignored = {
  CheckVpnBgpEnabled: { 'it changes nothing': 'ClientToken' },
  GetVpnGatewayDiagnoseResult: { 'it changes nothing': 'ClientToken' },
  DescribeVpcs: { 'DHCP options are not emulated': 'DhcpOptionsSetId', 'IPv6 is not emulated': 'EnableIpv6', 'there is one account': 'VpcOwnerId' },
  DescribeVSwitches: { 'there is one account': 'VSwitchOwnerId', 'IPv6 is not emulated': 'EnableIpv6' },
  DescribeRouteEntryList: {
    'IPv6 is not emulated': 'IpVersion',
    'the prefix and the next hop find every entry here': 'DestCidrBlockList.N RouteEntryId RouteEntryName ServiceType',
  },
  StartInstance: { 'disks are not emulated': 'InitLocalDisk' },
  StopInstance: { 'an instance stops at once, and nothing is charged': 'ConfirmStop ForceStop Hibernate StoppedMode' },
  DescribeInstances: {
    'hardware is not emulated': 'DeviceAvailable HpcClusterId InstanceType InstanceTypeFamily IoOptimized RdmaIpAddresses',
    'images and start-up are not emulated': 'HttpEndpoint HttpPutResponseHopLimit HttpTokens ImageId KeyPairName AdditionalAttributes.N',
    'billing is not emulated': 'InstanceChargeType InternetChargeType LockReason NeedSaleCycle',
    'only private addresses are emulated': 'EipAddresses InnerIpAddresses InstanceNetworkType Ipv6Address.N PublicIpAddresses',
    'the other filters find every instance here': `
      DryRun Filter.N.Key Filter.N.Value InstanceName PrivateIpAddresses ResourceGroupId SecurityGroupId ZoneId`,
  },
  DescribeCloudAssistantStatus: { 'every instance runs Linux': 'OSType' },
  RunCommand: {
    'a command runs once and as given': 'EnableParameter Frequency Parameters TerminationMode Timed',
    'containers, launchers and object storage are not emulated': 'ContainerId ContainerName Launcher OssOutputDelivery',
    'every instance runs Linux': 'WindowsPasswordName',
    'commands are neither kept nor tagged': 'Description ResourceGroupId ResourceTag.N.Key ResourceTag.N.Value Tag.N.Key Tag.N.Value',
  },
  DescribeInvocationResults: {
    'a command runs once': 'IncludeHistory',
    'InvokeId finds every result': 'InvokeRecordStatus ResourceGroupId Tag.N.Key Tag.N.Value',
  },
};

export const ignoredParameters = action =>
  Object.values(ignored[action] ?? {}).flatMap(names => names.trim().split(/\s+/));

export const actionsThatIgnore = Object.keys(ignored);
