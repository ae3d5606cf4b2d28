// Example 1 with BGP: the connections first, then BGP on both, then route auto-propagation; no route is typed in.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { openCloud } from './cloud.js';
import { findVpc, buyGateway, addCustomers, twoTunnels, connect, write, tunnelsOf, ping, up } from './steps.js';

const sides = [
  { name: 'VPC1', asn: 65530, host: 1, immediately: true },
  { name: 'VPC2', asn: 65500, host: 2, immediately: false },
];
const cidrs = ['169.254.10.0/30', '169.254.20.0/30'];
let cloud;

before(async () => { cloud = await openCloud(); });
after(() => cloud?.stop());

const peerOf = side => sides[1 - sides.indexOf(side)];
const hostOf = (cidr, host) => cidr.replace('0/30', host);
const routesOf = async (side, routeEntryType) =>
  cloud.vpc('DescribeVpnRouteEntries', { vpnGatewayId: side.gateway.id, routeEntryType, pageSize: 50 });

const bgpOf = async side => (await tunnelsOf(cloud, side.connection)).map(t => t.tunnelBgpConfig);

/** Switches BGP on, every tunnel by its id, the ASN of one side changed for a test that wants it wrong. */
async function enableBgp(side, asn = side.asn) {
  const tunnels = await tunnelsOf(cloud, side.connection);
  return write(cloud, 'ModifyVpnConnectionAttribute', {
    vpnConnectionId: side.connection, enableTunnelsBgp: true,
    tunnelOptionsSpecification: tunnels.map((tunnel, n) => ({
      tunnelId: tunnel.tunnelId, role: tunnel.role, tunnelBgpConfig: { localAsn: asn, tunnelCidr: cidrs[n], localBgpIp: hostOf(cidrs[n], side.host) },
    })),
  });
}

test('gateways, customer gateways with ASN and connections come first', async () => {
  assert.equal((await cloud.vpc('CheckVpnBgpEnabled')).bgpEnabled, true);
  for (const side of sides) {
    side.vpc = await findVpc(cloud, side.name);
    side.gateway = await buyGateway(cloud, side.vpc, { name: side.name });
    assert.equal(side.gateway.enableBgp, true);
  }
  for (const side of sides) {
    side.customers = await addCustomers(cloud, peerOf(side).gateway.ips, { asn: String(peerOf(side).asn) });
    side.connection = await connect(cloud, {
      vpnGatewayId: side.gateway.id, effectImmediately: side.immediately, tunnelOptionsSpecification: twoTunnels(side.customers, ['first', 'second']),
    });
  }
  for (const side of sides) {
    assert.deepEqual((await tunnelsOf(cloud, side.connection)).map(t => [t.status, t.tunnelBgpConfig]), [[up, undefined], [up, undefined]]);
    assert.equal((await cloud.vpc('DescribeVpnConnection', { vpnConnectionId: side.connection })).enableTunnelsBgp, false);
  }
});

test('BGP is refused without an address, and with two tunnels in one /30', async () => {
  const { connection: vpnConnectionId } = sides[0];
  const [master, slave] = await tunnelsOf(cloud, vpnConnectionId);
  const bgp = { localAsn: sides[0].asn, tunnelCidr: cidrs[0], localBgpIp: hostOf(cidrs[0], 1) };
  const order = tunnels => cloud.vpc('ModifyVpnConnectionAttribute', { vpnConnectionId, enableTunnelsBgp: true, tunnelOptionsSpecification: tunnels });
  await assert.rejects(order([{ tunnelId: master.tunnelId, tunnelBgpConfig: bgp }]), { statusCode: 400, code: 'MissingTunnelBgpConfig' });
  await assert.rejects(
    order([master, slave].map(t => ({ tunnelId: t.tunnelId, tunnelBgpConfig: bgp }))), { statusCode: 400, code: 'IllegalParam.TunnelCidr' });
});

test('with another ASN than the customer gateway says the sessions stay down', async () => {
  await enableBgp(sides[0]);
  await enableBgp(sides[1], 65499);
  for (const side of sides) assert.deepEqual((await bgpOf(side)).map(b => b.bgpStatus), ['false', 'false']);
});

test('with the right ASN both sessions of both sides come up', async () => {
  const modified = await enableBgp(sides[1]);
  assert.equal(modified.tunnelOptionsSpecification.tunnelOptions[0].tunnelBgpConfig.localAsn, sides[1].asn, 'a number in this answer');
  for (const side of sides) {
    for (const [n, bgp] of (await bgpOf(side)).entries()) {
      assert.deepEqual({ ...bgp }, {
        bgpStatus: 'success', tunnelCidr: cidrs[n], localAsn: String(side.asn), peerAsn: String(peerOf(side).asn),
        localBgpIp: hostOf(cidrs[n], side.host), peerBgpIp: hostOf(cidrs[n], peerOf(side).host),
      });
    }
  }
});

test('nothing is learned and no ping answered before routes propagate', async () => {
  for (const side of sides) assert.equal((await routesOf(side, 'bgp')).totalCount, 0);
  assert.equal(await ping(cloud, sides[0].vpc.instanceId, sides[1].vpc.ip), 0);
});

test('route auto-propagation announces the own prefixes and learns those of the peer', async () => {
  for (const side of sides) {
    assert.equal(side.gateway.autoPropagate, false);
    assert.equal((await write(cloud, 'ModifyVpnGatewayAttribute', { vpnGatewayId: side.gateway.id, autoPropagate: true })).autoPropagate, true);
  }
  for (const side of sides) {
    const found = await routesOf(side, 'bgp');
    const entries = found.vpnRouteEntries.vpnRouteEntry;
    const of = source => [...new Set(entries.filter(e => e.source === source).map(e => e.routeDest))].sort();
    assert.deepEqual(of('CLOUD'), side.vpc.switches.map(s => s.cidrBlock).sort());
    assert.deepEqual(of('VPN_BGP'), peerOf(side).vpc.switches.map(s => s.cidrBlock).sort());
    const tunnels = (await tunnelsOf(cloud, side.connection)).map(t => t.tunnelId);
    for (const entry of entries.filter(e => e.source === 'VPN_BGP')) {
      assert.deepEqual([entry.nextHop, entry.asPath, entry.routeEntryType], [side.connection, String(peerOf(side).asn), 'bgp']);
      assert.ok(tunnels.includes(entry.nextHopTunnelId));
    }
    const counts = Object.fromEntries(found.vpnRouteCounts.vpnRouteCount.map(c => [`${c.routeEntryType} ${c.source}`.trim(), c.routeCount]));
    assert.deepEqual(counts, { custom: 0, 'bgp CLOUD': 2, 'bgp VPN_BGP': 4 });
    assert.equal((await routesOf(side, 'custom')).totalCount, 0);
  }
});

test('the learned prefixes stand in the system route tables and the ping is answered both ways', async () => {
  for (const side of sides) {
    const { routeEntrys } = await cloud.vpc('DescribeRouteEntryList', { routeTableId: side.vpc.routeTableId, nextHopType: 'VpnGateway' });
    assert.deepEqual(routeEntrys.routeEntry.map(e => e.destinationCidrBlock).sort(), peerOf(side).vpc.switches.map(s => s.cidrBlock).sort());
    assert.equal(await ping(cloud, side.vpc.instanceId, peerOf(side).vpc.ip), 5);
  }
});

test('the downloaded configuration has the BGP sessions as the peer sees them', async () => {
  const [one, other] = sides;
  const { bgpConfigs } = (await cloud.vpc('DownloadVpnConnectionConfig', { vpnConnectionId: one.connection })).vpnConnectionConfig;
  assert.deepEqual(bgpConfigs.bgpConfig.map(b => [b.tunnelCidr, b.localAsn, b.localBgpIp, b.peerAsn, b.peerBgpIp]), cidrs.map(cidr =>
    [cidr, String(other.asn), hostOf(cidr, other.host), String(one.asn), hostOf(cidr, one.host)]));
});

test('a changed key takes the master down, the slave goes on, and the old key brings it back', async () => {
  const { connection: vpnConnectionId, vpc } = sides[0];
  const [master] = await tunnelsOf(cloud, vpnConnectionId);
  const change = psk => write(cloud, 'ModifyVpnConnectionAttribute', {
    vpnConnectionId, tunnelOptionsSpecification: [{ tunnelId: master.tunnelId, role: 'master', tunnelIkeConfig: { psk } }],
  });
  await change('another');
  assert.deepEqual((await bgpOf(sides[1])).map(b => b.bgpStatus), ['false', 'success']);
  assert.equal(await ping(cloud, vpc.instanceId, sides[1].vpc.ip), 5);
  await change('first');
  assert.deepEqual((await bgpOf(sides[1])).map(b => b.bgpStatus), ['success', 'success']);
  assert.equal(await ping(cloud, vpc.instanceId, sides[1].vpc.ip), 5);
});

test('propagation cannot be switched off while BGP is on', () => assert.rejects(
  cloud.vpc('ModifyVpnGatewayAttribute', { vpnGatewayId: sides[0].gateway.id, autoPropagate: false }), { statusCode: 400 }));
