// Calls every VPC and ECS operation at least once where its answer is as full as the emulator can make it.
import assert from 'node:assert/strict';
import { findVpc, buyGateway, addCustomers, twoTunnels, connect, write, tunnelsOf, order } from './steps.js';

const deviceIps = ['203.0.113.21', '203.0.113.22', '203.0.113.23'];
const tag = [{ key: 'owner', value: '网络组' }];
const remote = '192.168.100.0/24';
const bgp = n => ({ localAsn: 65500, tunnelCidr: `169.254.${n}.0/30`, localBgpIp: `169.254.${n}.1` });

export async function everyAnswer(cloud) {
  const vpc = await findVpc(cloud, 'VPC-Hangzhou');
  const classic = await classicSide(cloud);
  const modern = await modernSide(cloud, vpc);
  await discovery(cloud, vpc);
  await lists(cloud, vpc, modern, classic);
  await tellAll(cloud, vpc, modern, classic);
  await policyRoutes(cloud, modern);
  await commands(cloud, vpc);
  await changes(cloud, modern, classic);
  await takeDown(cloud, modern);
}

/** The single-tunnel gateway that stands there, with BGP, a health check and tags. */
async function classicSide(cloud) {
  const gateway = (await cloud.vpc('DescribeVpnGateways', {})).vpnGateways.vpnGateway.find(g => !g.disasterRecoveryInternetIp);
  const [customer] = await addCustomers(cloud, [deviceIps[2]], { asn: '65533', authKey: 'md5-key' });
  const connection = await connect(cloud, {
    vpnGatewayId: gateway.vpnGatewayId, customerGatewayId: customer, effectImmediately: true, tags: tag,
    ikeConfig: JSON.stringify({ Psk: 'classic', IkeVersion: 'ikev2' }),
    bgpConfig: JSON.stringify({ EnableBgp: true, LocalAsn: 65501, TunnelCidr: '169.254.30.0/30', LocalBgpIp: '169.254.30.1' }),
    healthCheckConfig: JSON.stringify({ enable: true, dip: '192.168.100.10', sip: '10.10.10.200', interval: 3, retry: 3 }),
  });
  return { gatewayId: gateway.vpnGatewayId, customer, connection };
}

/** A dual-tunnel gateway whose device speaks BGP. */
async function modernSide(cloud, vpc) {
  const gateway = await buyGateway(cloud, vpc, { enableSsl: true });
  const customers = await addCustomers(cloud, deviceIps.slice(0, 2), { asn: '65530', authKey: 'md5-key', tags: tag, name: '机房', description: 'two lines' });
  const tunnels = twoTunnels(customers, ['one', 'two']).map((t, n) => ({ ...t, tunnelBgpConfig: bgp(10 + n) }));
  const connection = await connect(cloud, {
    vpnGatewayId: gateway.id, effectImmediately: true, enableTunnelsBgp: true, tags: tag, tunnelOptionsSpecification: tunnels,
  });
  await cloud.control('devices', {
    id: 'office', hosts: ['192.168.100.10'], advertises: [remote],
    links: [{ tunnels: deviceIps.slice(0, 2).map((localIp, n) => ({
      localIp, remoteIp: gateway.ips[n], psk: ['one', 'two'][n],
      bgp: { localAsn: 65530, peerAsn: 65500, tunnelCidr: bgp(10 + n).tunnelCidr, localBgpIp: `169.254.${10 + n}.2`, key: 'md5-key' },
    })) }],
  });
  await cloud.advance(30);
  await write(cloud, 'ModifyVpnGatewayAttribute', { vpnGatewayId: gateway.id, description: 'both lines', autoPropagate: true });
  await write(cloud, 'CreateVpnRouteEntry', {
    vpnGatewayId: gateway.id, routeDest: '192.168.101.0/24', nextHop: connection, publishVpc: true, weight: 100, description: 'branch',
  });
  return { gatewayId: gateway.id, customers, connection };
}

async function discovery(cloud, vpc) {
  await cloud.vpc('DescribeRegions');
  await cloud.vpc('DescribeZones');
  await cloud.vpc('DescribeVpnGatewayAvailableZones', { spec: '10M' });
  await cloud.vpc('CheckVpnBgpEnabled');
  await cloud.vpc('TagResources', { resourceType: 'VPC', resourceId: [vpc.vpcId], tag });
  await cloud.vpc('TagResources', { resourceType: 'VSWITCH', resourceId: vpc.switches.map(s => s.vSwitchId), tag });
  await findVpc(cloud, 'VPC-Hangzhou');
  await cloud.vpc('DescribeRouteTableList', { vpcId: vpc.vpcId });
  const first = await cloud.vpc('DescribeRouteEntryList', { routeTableId: vpc.routeTableId, maxResult: 2 });
  await cloud.vpc('DescribeRouteEntryList', { routeTableId: vpc.routeTableId, maxResult: 100, nextToken: first.nextToken });
  await cloud.vpc('ListTagResources', { resourceType: 'VSWITCH', maxResults: 1 });
}

async function lists(cloud, vpc, modern, classic) {
  await cloud.vpc('TagResources', { resourceType: 'VPNGATEWAY', resourceId: [modern.gatewayId, classic.gatewayId], tag });
  await cloud.vpc('DescribeVpnGateways', { includeReservationData: true });
  await cloud.vpc('DescribeVpnGateway', { vpnGatewayId: modern.gatewayId, includeReservationData: true });
  await cloud.vpc('DescribeCustomerGateways');
  await cloud.vpc('DescribeCustomerGateway', { customerGatewayId: modern.customers[0] });
  await cloud.vpc('DescribeVpnConnections');
  for (const { connection } of [modern, classic]) await cloud.vpc('DescribeVpnConnection', { vpnConnectionId: connection });
  for (const routeEntryType of ['custom', 'bgp']) await cloud.vpc('DescribeVpnRouteEntries', { vpnGatewayId: modern.gatewayId, routeEntryType });
}

async function tellAll(cloud, vpc, modern, classic) {
  await cloud.vpc('DownloadVpnConnectionConfig', { vpnConnectionId: modern.connection });
  await cloud.vpc('DescribeVpnConnectionLogs', { vpnConnectionId: modern.connection, minutePeriod: 10 });
  const found = await cloud.vpc('DiagnoseVpnConnections', { vpnGatewayId: classic.gatewayId, vpnConnectionIds: [classic.connection] });
  assert.equal(found.vpnConnections[0].failedReasonCode, 'Phase1NegotiationTimeout');
  const { diagnoseId } = await write(cloud, 'DiagnoseVpnGateway', {
    vpnGatewayId: modern.gatewayId, resourceType: 'IPsec', resourceId: modern.connection,
    IPsecExtendInfo: JSON.stringify({ PrivateSourceIp: vpc.ip, PrivateDestinationIp: '192.168.100.10' }),
  });
  const diagnosis = await cloud.vpc('GetVpnGatewayDiagnoseResult', { diagnoseId });
  assert.equal(diagnosis.finishedCount, diagnosis.totalCount);
}

async function policyRoutes(cloud, { gatewayId: vpnGatewayId, connection: nextHop }) {
  const route = { vpnGatewayId, routeSource: '10.10.0.0/16', routeDest: '192.168.102.0/24', nextHop };
  await write(cloud, 'CreateVpnPbrRouteEntry', { ...route, weight: 100, publishVpc: true, priority: 5, description: 'branch' });
  await cloud.vpc('DescribeVpnPbrRouteEntries', { vpnGatewayId });
  await write(cloud, 'ModifyVpnPbrRouteEntryWeight', { ...route, weight: 100, newWeight: 0, priority: 5 });
  await write(cloud, 'ModifyVpnPbrRouteEntryPriority', { ...route, weight: 0, priority: 5, newPriority: 6 });
  await write(cloud, 'ModifyVpnPbrRouteEntryAttribute', { ...route, weight: 0, priority: 6, newPriority: 7, newWeight: 100 });
  const { vpnPbrRouteEntries } = await cloud.vpc('DescribeVpnPbrRouteEntries', { vpnGatewayId });
  assert.deepEqual(vpnPbrRouteEntries.vpnPbrRouteEntry.map(r => [r.weight, r.priority]), [[100, 7]]);
  await write(cloud, 'DeleteVpnPbrRouteEntry', { ...route, weight: 100, priority: 7 });
}

async function commands(cloud, vpc) {
  await cloud.ecs('DescribeInstances', { vpcId: vpc.vpcId, maxResults: 10 });
  await cloud.ecs('DescribeCloudAssistantStatus', { instanceId: [vpc.instanceId] });
  const endless = await order(cloud, vpc.instanceId, 'ping 192.168.100.10');
  await cloud.advance(5);
  await cloud.ecs('StopInvocation', { invokeId: endless, instanceId: [vpc.instanceId] });
  await cloud.ecs('DescribeInvocationResults', { invokeId: await order(cloud, vpc.instanceId, 'ping -c 1 192.168.100.10') });
  await cloud.advance(20);
  await cloud.ecs('DescribeInvocationResults', {});
  await cloud.ecs('StopInstance', { instanceId: vpc.instanceId });
  await cloud.ecs('StartInstance', { instanceId: vpc.instanceId });
}

async function changes(cloud, modern, classic) {
  const [master] = await tunnelsOf(cloud, modern.connection);
  await write(cloud, 'ModifyTunnelAttribute', {
    vpnConnectionId: modern.connection, tunnelId: master.tunnelId, tunnelOptionsSpecification: { tunnelIkeConfig: { psk: 'three' } },
  });
  for (const { connection } of [modern, classic]) await write(cloud, 'ModifyVpnConnectionAttribute', { vpnConnectionId: connection, name: 'renamed' });
  await write(cloud, 'ModifyVpnGatewayAttribute', { vpnGatewayId: classic.gatewayId, description: 'old' });
  await cloud.vpc('ModifyCustomerGatewayAttribute', { customerGatewayId: modern.customers[0], description: 'line 1' });
  await cloud.vpc('MoveVpnResourceGroup', { instanceId: modern.gatewayId, resourceType: 'VpnGateway', newResourceGroupId: 'rg-network' });
  await cloud.vpc('UnTagResources', { resourceType: 'VPNGATEWAY', resourceId: [classic.gatewayId], all: true });
}

async function takeDown(cloud, { gatewayId: vpnGatewayId, connection: nextHop, customers }) {
  const route = { vpnGatewayId, routeDest: '192.168.101.0/24', nextHop };
  await write(cloud, 'PublishVpnRouteEntry', { ...route, routeType: 'dbr', publishVpc: false });
  await write(cloud, 'ModifyVpnRouteEntryWeight', { ...route, weight: 100, newWeight: 0 });
  await write(cloud, 'DeleteVpnRouteEntry', { ...route, weight: 0 });
  await write(cloud, 'DeleteVpnConnection', { vpnConnectionId: nextHop });
  for (const customerGatewayId of customers) await cloud.vpc('DeleteCustomerGateway', { customerGatewayId });
  await cloud.vpc('DeleteVpnGateway', { vpnGatewayId });
}
