// The single-tunnel gateway of Hangzhou: two connections with health checks, routes of weight 100 and 0.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { openCloud } from './cloud.js';
import { findVpc, addCustomers, twoTunnels, connect, write, ping, up, down } from './steps.js';

const deviceIps = ['203.0.113.31', '203.0.113.32'];
const office = { cidr: '192.168.100.0/24', host: '192.168.100.10' };
const paths = [{ psk: 'path~`!@#$%^&*()_-+={}[]|;:\',.<>/?1', sip: '10.10.10.201' }, { psk: 'path2', sip: '10.10.10.202' }];
let cloud, vpc, gateway, customers;

before(async () => { cloud = await openCloud('cn-hangzhou'); });
after(() => cloud?.stop());

const describe = path => cloud.vpc('DescribeVpnConnection', { vpnConnectionId: path.connection });
const healths = () => Promise.all(paths.map(async path => (await describe(path)).vcoHealthCheck.status));

const single = (path, n) => ({
  vpnGatewayId: gateway.vpnGatewayId, customerGatewayId: customers[n], name: `IPsec连接${n + 1}`, localSubnet: vpc.cidr, remoteSubnet: office.cidr,
  effectImmediately: true, autoConfigRoute: false, enableDpd: true, enableNatTraversal: true,
  ikeConfig: JSON.stringify({
    Psk: path.psk, IkeVersion: 'ikev1', IkeMode: 'main', IkeEncAlg: 'aes', IkeAuthAlg: 'sha1', IkePfs: 'group2', IkeLifetime: 86400,
    LocalId: gateway.internetIp, RemoteId: deviceIps[n],
  }),
  ipsecConfig: JSON.stringify({ IpsecEncAlg: 'aes', IpsecAuthAlg: 'sha1', IpsecPfs: 'group2', IpsecLifetime: 86400 }),
  // Values of a health check may be strings or numbers.
  healthCheckConfig: JSON.stringify(n === 0
    ? { enable: 'true', dip: office.host, sip: path.sip, interval: '3', retry: '3' }
    : { enable: true, dip: office.host, sip: path.sip, interval: 3, retry: 3 }),
});

test('the gateway is known for a single-tunnel one by what it lacks', async () => {
  const found = (await cloud.vpc('DescribeVpnGateways')).vpnGateways.vpnGateway.filter(g => !g.disasterRecoveryInternetIp && !g.disasterRecoveryVSwitchId);
  assert.equal(found.length, 1);
  [gateway] = found;
  assert.equal(gateway.status, 'active');
  vpc = await findVpc(cloud, 'VPC-Hangzhou');
  assert.equal(gateway.vpcId, vpc.vpcId);
  customers = await addCustomers(cloud, deviceIps);
});

test('it takes no tunnel options, and a dual-tunnel order needs a dual-tunnel gateway', () => assert.rejects(
  cloud.vpc('CreateVpnConnection', {
    vpnGatewayId: gateway.vpnGatewayId, localSubnet: '0.0.0.0/0', remoteSubnet: '0.0.0.0/0', tunnelOptionsSpecification: twoTunnels(customers, ['a', 'b']),
  }), { statusCode: 400, code: 'VpnConnection.InvalidCreateTunnelOptions' }));

test('two connections, whose settings come back as they were given', async () => {
  for (const [n, path] of paths.entries()) {
    path.connection = await connect(cloud, single(path, n));
    const found = await describe(path);
    assert.deepEqual([found.state, found.status, found.customerGatewayId, found.tunnelOptionsSpecification], ['active', down, customers[n], undefined]);
    assert.deepEqual({ ...found.ikeConfig }, {
      psk: path.psk, ikeVersion: 'ikev1', ikeMode: 'main', ikeEncAlg: 'aes', ikeAuthAlg: 'sha1', ikePfs: 'group2', ikeLifetime: 86400,
      localId: gateway.internetIp, remoteId: deviceIps[n],
    });
    const { enable, dip, sip, interval, retry, status, policy } = found.vcoHealthCheck;
    assert.deepEqual([enable, dip, sip, interval, retry, status, policy], ['true', office.host, path.sip, 3, 3, 'failed', 'revoke_route']);
  }
});

test('the device is set up from the two downloaded configurations and the health checks succeed', async () => {
  const links = [];
  for (const [n, path] of paths.entries()) {
    const config = (await cloud.vpc('DownloadVpnConnectionConfig', { vpnConnectionId: path.connection })).vpnConnectionConfig;
    const { ikeConfig: ike, ipsecConfig: ipsec } = config;
    assert.deepEqual([config.local, config.remote, ike.localId, ike.remoteId], [deviceIps[n], gateway.internetIp, deviceIps[n], gateway.internetIp]);
    assert.deepEqual([config.localSubnet, config.remoteSubnet, config.tunnelsConfig], [office.cidr, vpc.cidr, undefined]);
    const tunnel = { localIp: config.local, remoteIp: config.remote, psk: ike.psk, localId: ike.localId, remoteId: ike.remoteId, ...ike, ...ipsec };
    links.push({ localSubnet: config.localSubnet, remoteSubnet: config.remoteSubnet, tunnels: [tunnel] });
  }
  await cloud.control('devices', { id: 'office', hosts: [office.host], links });
  await cloud.advance(30);
  for (const path of paths) assert.equal((await describe(path)).status, up);
  assert.deepEqual(await healths(), ['success', 'success']);
});

test('two routes to one destination, weight 100 and 0, both published', async () => {
  for (const [n, path] of paths.entries()) {
    await write(cloud, 'CreateVpnRouteEntry', {
      vpnGatewayId: gateway.vpnGatewayId, routeDest: office.cidr, nextHop: path.connection, publishVpc: true, weight: n === 0 ? 100 : 0,
    });
  }
  const found = await cloud.vpc('DescribeVpnRouteEntries', { vpnGatewayId: gateway.vpnGatewayId });
  assert.deepEqual(found.vpnRouteEntries.vpnRouteEntry.map(r => [r.nextHop, r.weight, r.state, r.nextHopTunnelId]), paths.map((path, n) =>
    [path.connection, n === 0 ? 100 : 0, 'published', undefined]));
  assert.equal(found.vpnRouteCounts, undefined, 'only dual-tunnel gateways count their routes');
  const { routeEntrys } = await cloud.vpc('DescribeRouteEntryList', { routeTableId: vpc.routeTableId, nextHopType: 'VpnGateway' });
  assert.deepEqual(routeEntrys.routeEntry.map(e => e.destinationCidrBlock), [office.cidr]);
  assert.equal(await ping(cloud, vpc.instanceId, office.host), 5);
});

test('a route of another weight is another route, and a weight changes only alone', async () => {
  const route = { vpnGatewayId: gateway.vpnGatewayId, routeDest: office.cidr, nextHop: paths[0].connection };
  await assert.rejects(cloud.vpc('DeleteVpnRouteEntry', { ...route, weight: 0 }), { statusCode: 404, code: 'InvalidRouteEntry.NotFound' });
  await assert.rejects(cloud.vpc('ModifyVpnRouteEntryWeight', { ...route, weight: 100, newWeight: 0 }), { statusCode: 400, code: 'VpnRouteEntry.Conflict' });
});

test('when path 1 is cut its health check fails and path 2 carries the traffic', async () => {
  await cloud.control('traffic', { detectionSeconds: 10, cut: [deviceIps[0]] });
  await cloud.advance(1);
  assert.equal(await ping(cloud, vpc.instanceId, office.host), 0, 'until it is noticed, weight 100 leads into the dark');
  assert.deepEqual(await healths(), ['failed', 'success'], 'three probes in nine seconds are over by now');
  assert.equal(await ping(cloud, vpc.instanceId, office.host), 5);
  assert.equal((await describe(paths[0])).status, down);
});

test('with both paths cut nothing answers', async () => {
  await cloud.control('traffic', { cut: [deviceIps[1]] });
  await cloud.advance(30);
  assert.deepEqual(await healths(), ['failed', 'failed']);
  assert.equal(await ping(cloud, vpc.instanceId, office.host), 0);
});

test('healed paths come back', async () => {
  await cloud.control('traffic', { heal: deviceIps });
  await cloud.advance(30);
  assert.deepEqual(await healths(), ['success', 'success']);
  assert.equal(await ping(cloud, vpc.instanceId, office.host), 5);
  await cloud.control('traffic', { cut: [deviceIps[1]] });
  await cloud.advance(30);
  assert.equal(await ping(cloud, vpc.instanceId, office.host), 5, 'path 1 carries again');
});

test('the subscription gateway cannot be released', () => assert.rejects(
  cloud.vpc('DeleteVpnGateway', { vpnGatewayId: gateway.vpnGatewayId }), { statusCode: 403, code: 'ForbiddenRelease' }));
