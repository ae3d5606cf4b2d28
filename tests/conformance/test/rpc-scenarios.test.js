// The three scenarios once more, every call through the RPC client with signature 1.0.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { openCloud } from './cloud.js';
import { rpcCallers } from './rpc-cloud.js';
import { findVpc, buyGateway, addCustomers, twoTunnels, connect, write, tunnelsOf, ping, up } from './steps.js';

const office = { cidr: '192.168.100.0/24', host: '192.168.100.10' };
const psks = ['first~`!@#$%^&*()_-+={}[]', 'second\\|;:\',.<>/?'];
let cloud;

before(async () => { cloud = await openCloud('eu-central-1', {}, rpcCallers); });
after(() => cloud?.stop());

async function startAnew() {
  await cloud.control('reset');
  await cloud.control('clock', { stopAt: '2026-03-02T08:30:00Z' });
}

const inRegion = regionId => ({ ...cloud, ...rpcCallers(cloud.url, regionId) });

/** Both gateways, each other's addresses as customer gateways, and a connection on each. */
async function twoSides(more) {
  await startAnew();
  const sides = [{ name: 'VPC1', asn: '65530' }, { name: 'VPC2', asn: '65500' }];
  for (const side of sides) {
    side.vpc = await findVpc(cloud, side.name);
    side.gateway = await buyGateway(cloud, side.vpc, { name: `VPN网关-${side.name}` });
  }
  for (const [n, side] of sides.entries()) {
    const peer = sides[1 - n];
    side.customers = await addCustomers(cloud, peer.gateway.ips, { asn: peer.asn });
    side.connection = await connect(cloud, {
      vpnGatewayId: side.gateway.id, effectImmediately: n === 0, tunnelOptionsSpecification: twoTunnels(side.customers, psks), ...more,
    });
  }
  for (const side of sides) assert.deepEqual((await tunnelsOf(cloud, side.connection)).map(t => t.status), [up, up]);
  return sides;
}

const pingsBothWays = async ([one, other]) => [await ping(cloud, one.vpc.instanceId, other.vpc.ip), await ping(cloud, other.vpc.instanceId, one.vpc.ip)];

test('VPC to VPC with static routes, up to the ping and down again', async () => {
  const sides = await twoSides();
  const routes = sides.map((side, n) => ({ vpnGatewayId: side.gateway.id, routeDest: sides[1 - n].vpc.cidr, nextHop: side.connection, weight: 100 }));
  assert.deepEqual(await pingsBothWays(sides), [0, 0]);
  for (const route of routes) await write(cloud, 'CreateVpnRouteEntry', { ...route, publishVpc: true });
  assert.deepEqual(await pingsBothWays(sides), [5, 5]);

  for (const [n, side] of sides.entries()) {
    await write(cloud, 'DeleteVpnRouteEntry', routes[n]);
    await write(cloud, 'DeleteVpnConnection', { vpnConnectionId: side.connection });
    for (const customerGatewayId of side.customers) await cloud.vpc('DeleteCustomerGateway', { customerGatewayId });
    await write(cloud, 'DeleteVpnGateway', { vpnGatewayId: side.gateway.id });
  }
  assert.equal((await cloud.vpc('DescribeVpnGateways')).totalCount, 0);
});

test('VPC to VPC with BGP added later', async () => {
  const sides = await twoSides();
  for (const [n, side] of sides.entries()) {
    const tunnels = await tunnelsOf(cloud, side.connection);
    await write(cloud, 'ModifyVpnConnectionAttribute', {
      vpnConnectionId: side.connection, enableTunnelsBgp: true,
      tunnelOptionsSpecification: tunnels.map((tunnel, i) => ({
        tunnelId: tunnel.tunnelId, tunnelBgpConfig: { localAsn: Number(side.asn), tunnelCidr: `169.254.${i + 1}0.0/30`, localBgpIp: `169.254.${i + 1}0.${n + 1}` },
      })),
    });
  }
  for (const side of sides) await write(cloud, 'ModifyVpnGatewayAttribute', { vpnGatewayId: side.gateway.id, autoPropagate: true });
  for (const side of sides) assert.deepEqual((await tunnelsOf(cloud, side.connection)).map(t => t.tunnelBgpConfig.bgpStatus), ['success', 'success']);
  assert.deepEqual(await pingsBothWays(sides), [5, 5]);
});

test('on-premises: one dual-tunnel gateway and a device with two addresses', async () => {
  await startAnew();
  const here = inRegion('cn-hangzhou');
  const vpc = await findVpc(here, 'VPC-Hangzhou');
  const gateway = await buyGateway(here, vpc);
  const customers = await addCustomers(here, ['203.0.113.11', '203.0.113.12']);
  const nextHop = await connect(here, { vpnGatewayId: gateway.id, effectImmediately: true, tunnelOptionsSpecification: twoTunnels(customers, psks) });
  const config = (await here.vpc('DownloadVpnConnectionConfig', { vpnConnectionId: nextHop })).vpnConnectionConfig;
  await cloud.control('devices', {
    id: 'office', hosts: [office.host], links: [{ tunnels: config.tunnelsConfig.tunnelConfig.map(t => ({ localIp: t.local, remoteIp: t.remote, ...t.ikeConfig, ...t.ipsecConfig })) }],
  });
  await write(here, 'CreateVpnRouteEntry', { vpnGatewayId: gateway.id, routeDest: office.cidr, nextHop, publishVpc: true, weight: 100 });
  assert.deepEqual((await tunnelsOf(here, nextHop)).map(t => t.status), [up, up]);
  assert.equal(await ping(here, vpc.instanceId, office.host), 5);
  await cloud.control('traffic', { cut: ['203.0.113.11'] });
  await cloud.advance(30);
  assert.equal(await ping(here, vpc.instanceId, office.host), 5, 'the slave carries');
});

test('on-premises, classic: two connections with health checks, weights 100 and 0', async () => {
  await startAnew();
  const here = inRegion('cn-hangzhou');
  const vpc = await findVpc(here, 'VPC-Hangzhou');
  const [gateway] = (await here.vpc('DescribeVpnGateways')).vpnGateways.vpnGateway;
  const { vpnGatewayId } = gateway;
  const links = [];
  for (const [n, customerGatewayId] of (await addCustomers(here, ['203.0.113.21', '203.0.113.22'])).entries()) {
    const nextHop = await connect(here, {
      vpnGatewayId, customerGatewayId, localSubnet: vpc.cidr, remoteSubnet: office.cidr, effectImmediately: true, autoConfigRoute: false,
      ikeConfig: JSON.stringify({ Psk: psks[n], IkeVersion: 'ikev2', IkeEncAlg: 'aes256', IkeAuthAlg: 'sha256', IkePfs: 'group14' }),
      ipsecConfig: JSON.stringify({ IpsecEncAlg: 'aes256', IpsecAuthAlg: 'sha256', IpsecPfs: 'group14' }),
      healthCheckConfig: JSON.stringify({ enable: true, dip: office.host, sip: `10.10.10.20${n}`, interval: 3, retry: 3 }),
    });
    links.push({ localSubnet: office.cidr, remoteSubnet: vpc.cidr, tunnels: [{ localIp: `203.0.113.2${n + 1}`, remoteIp: gateway.internetIp, psk: psks[n] }] });
    await write(here, 'CreateVpnRouteEntry', { vpnGatewayId, routeDest: office.cidr, nextHop, publishVpc: true, weight: n === 0 ? 0 : 100 });
  }
  await cloud.control('devices', { id: 'office', hosts: [office.host], links });
  await cloud.advance(30);
  assert.equal(await ping(here, vpc.instanceId, office.host), 5);
  await cloud.control('traffic', { cut: ['203.0.113.21'] });
  assert.equal(await ping(here, vpc.instanceId, office.host), 5, 'weight 0 carried nothing, though its route was first');
  await cloud.control('traffic', { heal: ['203.0.113.21'], cut: ['203.0.113.22'] });
  await cloud.advance(30);
  assert.equal(await ping(here, vpc.instanceId, office.host), 5, 'weight 0 carries');
  const { vpnConnections } = await here.vpc('DescribeVpnConnections', { vpnGatewayId });
  assert.deepEqual(vpnConnections.vpnConnection.map(c => c.vcoHealthCheck.status), ['success', 'failed']);
});
