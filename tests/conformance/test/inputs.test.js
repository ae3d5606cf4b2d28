// What a caller may not say, what an account may not have more of, and the call that only tries.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { openCloud } from './cloud.js';
import { findVpc, buyGateway, addCustomers, twoTunnels, connect, write } from './steps.js';

const quotas = { VpnGateways: 2, CustomerGateways: 4, Connections: 2, Routes: 1, PolicyRoutes: 20, Tags: 2 };
let cloud, vpc, gateway, customers, connection;

before(async () => {
  const environment = Object.fromEntries(Object.entries(quotas).map(([name, most]) => [`Emulator__Quotas__${name}`, String(most)]));
  cloud = await openCloud('eu-central-1', { ...environment, Emulator__EnforceRateLimits: 'true' });
  vpc = await findVpc(cloud, 'VPC1');
  gateway = await buyGateway(cloud, vpc);
  customers = await addCustomers(cloud, ['203.0.113.81', '203.0.113.82']);
  connection = await connect(cloud, { vpnGatewayId: gateway.id, tunnelOptionsSpecification: twoTunnels(customers, ['a', 'b']) });
});
after(() => cloud?.stop());

const gatewayOrder = more => ({
  vpcId: vpc.vpcId, vSwitchId: vpc.switches[0].vSwitchId, disasterRecoveryVSwitchId: vpc.switches[1].vSwitchId, bandwidth: 10, ...more,
});
const connectionOrder = more => ({
  vpnGatewayId: gateway.id, localSubnet: '10.0.0.0/16', remoteSubnet: '192.168.0.0/16', tunnelOptionsSpecification: twoTunnels(customers, ['a', 'b']), ...more,
});
const routeOrder = more => ({ vpnGatewayId: gateway.id, routeDest: '192.168.0.0/24', nextHop: connection, publishVpc: true, weight: 100, ...more });
/** A connection whose master is given otherwise. */
const masterOrder = more => connectionOrder({
  tunnelOptionsSpecification: twoTunnels(customers, ['a', 'b']).map((tunnel, n) => (n === 0 ? { ...tunnel, ...more } : tunnel)),
});
const bgp = (tunnelCidr, localBgpIp) => ({ tunnelBgpConfig: { localAsn: 65530, tunnelCidr, localBgpIp } });

/** The five prefixes that a side may have. */
const subnets = first => [1, 2, 3, 4, 5].map(n => `${first}.31.${n}.0/24`).join(',');

const refused = (action, parameters, code, statusCode = 400) =>
  assert.rejects(cloud.vpc(action, parameters), { name: 'ClientError', code, statusCode }, `${action} ${JSON.stringify(parameters)}`);

const wrongForm = 'VpnConnection.InvalidCreateTunnelOptions';

const inputs = [
  ['CreateVpnGateway', () => gatewayOrder({ vpcId: undefined }), 'MissingVpcId'],
  ['CreateVpnGateway', () => gatewayOrder({ disasterRecoveryVSwitchId: undefined }), 'MissingDisasterRecoveryVSwitchId'],
  ['CreateVpnGateway', () => gatewayOrder({ bandwidth: 7 }), 'InvalidBandwidth'],
  ['CreateVpnGateway', () => gatewayOrder({ networkType: 'private' }), 'InvalidBandwidth'],
  ['CreateVpnGateway', () => gatewayOrder({ name: '1st' }), 'InvalidName'],
  ['CreateVpnGateway', () => gatewayOrder({ name: 'https://vpn' }), 'InvalidName'],
  ['CreateVpnGateway', () => gatewayOrder({ enableIpsec: false, enableSsl: false }), 'InvalidEnableIpsec'],
  ['CreateVpnGateway', () => gatewayOrder({ disasterRecoveryVSwitchId: vpc.switches[0].vSwitchId }), 'InvalidVSwitchId.SecondVswitchNotSupport'],
  ['CreateVpnGateway', () => gatewayOrder({ vpcId: 'vpc-gone' }), 'InvalidVpcId.NotFound', 404],
  ['CreateVpnGateway', () => gatewayOrder({ regionId: 'eu-nowhere-1' }), 'InvalidRegionId.NotFound', 404],
  ['CreateCustomerGateway', () => ({}), 'MissingIpAddress'],
  ['CreateCustomerGateway', () => ({ ipAddress: '203.0.113.999' }), 'InvalidIpAddress.WrongFormat'],
  ['CreateCustomerGateway', () => ({ ipAddress: '203.0.113.81' }), 'InvalidIpAddress.AlreadyExist'],
  ['CreateCustomerGateway', () => ({ ipAddress: '169.254.1.1' }), 'InvalidIpAddress'],
  ['CreateCustomerGateway', () => ({ ipAddress: '203.0.113.90', asn: '45104' }), 'InvalidAsn'],
  ['CreateCustomerGateway', () => ({ ipAddress: '203.0.113.90', authKey: 'why?' }), 'InvalidAuthKey'],
  ['CreateCustomerGateway', () => ({ ipAddress: '203.0.113.90', name: 'http://x' }), 'InvalidName'],
  ['CreateCustomerGateway', () => ({ ipAddress: '203.0.113.90', description: 'http://x' }), 'InvalidDescription'],
  ['CreateCustomerGateway', () => ({ ipAddress: '203.0.113.90', tags: [{ key: 'acs:x' }] }), 'InvalidTag'],
  ['CreateVpnConnection', () => connectionOrder({ localSubnet: '10.0.0.1/16' }), 'IllegalParam.LocalSubnet'],
  ['CreateVpnConnection', () => connectionOrder({ remoteSubnet: '192.168.0.0/16,0.0.0.0/0' }), 'IllegalParam.RemoteSubnet'],
  ['CreateVpnConnection', () => connectionOrder({ remoteSubnet: `${subnets(172)},172.31.6.0/24` }), 'IllegalParam.RemoteSubnet'],
  ['CreateVpnConnection', () => connectionOrder({ tunnelOptionsSpecification: undefined, customerGatewayId: customers[0] }), wrongForm],
  ['CreateVpnConnection', () => connectionOrder({ tunnelOptionsSpecification: twoTunnels(customers.slice(0, 1), ['a']) }), wrongForm],
  ['CreateVpnConnection', () => masterOrder({ role: 'third' }), 'InvalidRole'],
  ['CreateVpnConnection', () => masterOrder({ customerGatewayId: undefined }), 'MissingCustomerGatewayId'],
  ['CreateVpnConnection', () => masterOrder({ customerGatewayId: 'cgw-gone' }), 'InvalidCustomerGatewayInstanceId.NotFound', 404],
  ['CreateVpnConnection', () => masterOrder({ tunnelIkeConfig: { psk: 'with space' } }), 'IllegalParam.Psk'],
  ['CreateVpnConnection', () => masterOrder({ tunnelIkeConfig: { ikeEncAlg: 'rot13' } }), 'InvalidIkeEncAlg'],
  ['CreateVpnConnection', () => masterOrder({ tunnelIkeConfig: { ikeLifetime: 86401 } }), 'InvalidIkeLifetime'],
  ['CreateVpnConnection', () => masterOrder(bgp('169.254.0.0/30', '169.254.0.1')), 'IllegalParam.TunnelCidr'],
  ['CreateVpnConnection', () => masterOrder(bgp('169.254.10.0/30', '169.254.10.3')), 'IllegalParam.LocalBgpIp'],
  ['CreateVpnConnection', () => connectionOrder({ ikeConfig: '[]' }), 'InvalidIkeConfig'],
  ['CreateVpnRouteEntry', () => routeOrder({ routeDest: '0.0.0.0/0' }), 'InvalidRouteDest'],
  ['CreateVpnRouteEntry', () => routeOrder({ weight: 50 }), 'InvalidWeight'],
  ['CreateVpnRouteEntry', () => routeOrder({ publishVpc: undefined }), 'MissingPublishVpc'],
  ['CreateVpnRouteEntry', () => routeOrder({ nextHop: 'vco-gone' }), 'InvalidVpnConnectionInstanceId.NotFound', 404],
  ['CreateVpnPbrRouteEntry', () => routeOrder({ routeSource: '10.0.0.0/16', priority: 101 }), 'InvalidPriority'],
  ['PublishVpnRouteEntry', () => routeOrder({ weight: undefined, routeType: 'sbr' }), 'InvalidRouteType'],
  ['DescribeVpnGatewayAvailableZones', () => ({}), 'MissingSpec'],
  ['DescribeVpnConnectionLogs', () => ({ vpnConnectionId: connection, minutePeriod: 11 }), 'InvalidMinutePeriod'],
  ['TagResources', () => ({ resourceType: 'DOG', resourceId: [gateway.id], tag: [{ key: 'a' }] }), 'InvalidResourceType'],
];

for (const [n, [action, parameters, code, status]] of inputs.entries())
  test(`${action} is refused with ${code} (${n + 1})`, () => refused(action, parameters(), code, status));

test('a dry run of what would succeed is an error that says so, and changes nothing', async () => {
  const dry = [
    ['CreateVpnConnection', connectionOrder({ dryRun: true })],
    ['CreateVpnRouteEntry', routeOrder({ dryRun: true })],
    ['CreateVpnPbrRouteEntry', routeOrder({ dryRun: true, routeSource: '10.0.0.0/16' })],
    ['DescribeVpcs', { dryRun: true }],
    ['DescribeVSwitches', { dryRun: true }],
  ];
  for (const [action, parameters] of dry) await refused(action, parameters, 'DryRunOperation');
  await refused('CreateVpnRouteEntry', routeOrder({ dryRun: true, nextHop: 'vco-gone' }), 'InvalidVpnConnectionInstanceId.NotFound', 404);
  assert.equal((await cloud.vpc('DescribeVpnConnections', { vpnGatewayId: gateway.id })).totalCount, 1);
  assert.equal((await cloud.vpc('DescribeVpnRouteEntries', { vpnGatewayId: gateway.id })).totalCount, 0);
  assert.equal((await cloud.vpc('DescribeVpnGateway', { vpnGatewayId: gateway.id })).status, 'active');
});

test('quotas of gateways, customer gateways, connections, routes and tags', async () => {
  await buyGateway(cloud, await findVpc(cloud, 'VPC2')).then(() => assert.fail(), error => assert.equal(error.code, 'Resource.QuotaFull'));
  await addCustomers(cloud, ['203.0.113.83', '203.0.113.84']);
  await refused('CreateCustomerGateway', { ipAddress: '203.0.113.85' }, 'Resource.QuotaFull');
  await refused('CreateVpnConnection', connectionOrder({ localSubnet: subnets(10), remoteSubnet: subnets(172) }), 'QuotaExceeded.PolicyBasedRoute');
  await connect(cloud, connectionOrder({}));
  await refused('CreateVpnConnection', connectionOrder({}), 'InvalidVpnConnection.AlreadyExists');
  await refused('CreateVpnConnection', connectionOrder({ remoteSubnet: '192.168.9.0/24' }), 'Resource.QuotaFull');
  await write(cloud, 'CreateVpnRouteEntry', routeOrder({}));
  await refused('CreateVpnRouteEntry', routeOrder({}), 'VpnRouteEntry.AlreadyExists');
  await refused('CreateVpnRouteEntry', routeOrder({ routeDest: '192.168.1.0/24' }), 'Resource.QuotaFull');
  const tag = [1, 2, 3].map(n => ({ key: `k${n}`, value: 'v' }));
  await refused('TagResources', { resourceType: 'VPNGATEWAY', resourceId: [gateway.id], tag }, 'Resource.QuotaFull');
  await cloud.fault('ModifyVpnGatewayAttribute', 'quota');
  await refused('ModifyVpnGatewayAttribute', { vpnGatewayId: gateway.id, name: 'full' }, 'Resource.QuotaFull');
});

test('with limits enforced the thirty-first download of a minute is throttled until the next minute', async () => {
  const download = () => cloud.vpc('DownloadVpnConnectionConfig', { vpnConnectionId: connection });
  for (let i = 0; i < 30; i++) await download();
  const error = await download().then(() => assert.fail(), e => e);
  assert.deepEqual([error.name, error.code, error.statusCode], ['ThrottlingError', 'Throttling.User', 400]);
  assert.ok(error.retryAfter > 0 && error.retryAfter <= 60_000, `${error.retryAfter}`);
  await cloud.advance(error.retryAfter / 1000);
  await download();
});
