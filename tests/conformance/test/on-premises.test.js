// A dual-tunnel gateway in Hangzhou and a device with two public addresses at the other end.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { openCloud } from './cloud.js';
import { findVpc, buyGateway, addCustomers, twoTunnels, connect, write, tunnelsOf, ping, order, resultOf, up, down } from './steps.js';

const deviceIps = ['203.0.113.11', '203.0.113.12'];
const office = { cidr: '192.168.100.0/24', host: '192.168.100.10' };
const psks = ['K7q~`!@#$%^&*()_-+={}[]', 'second\\|;:\',.<>/?Key'];
let cloud, vpc, gateway, customers, connection, config;

before(async () => { cloud = await openCloud('cn-hangzhou'); });
after(() => cloud?.stop());

/** The device as somebody would set it up who was handed the downloaded configuration. */
const place = change => cloud.control('devices', {
  id: 'office', hosts: [office.host], links: [{ tunnels: config.tunnelsConfig.tunnelConfig.map(tunnelOfDevice).map(change) }],
});

const tunnelOfDevice = ({ local, remote, ikeConfig: ike, ipsecConfig: ipsec }) => ({
  localIp: local, remoteIp: remote, psk: ike.psk, localId: ike.localId, remoteId: ike.remoteId, ikeVersion: ike.ikeVersion, ikeMode: ike.ikeMode,
  ikeEncAlg: ike.ikeEncAlg, ikeAuthAlg: ike.ikeAuthAlg, ikePfs: ike.ikePfs,
  ipsecEncAlg: ipsec.ipsecEncAlg, ipsecAuthAlg: ipsec.ipsecAuthAlg, ipsecPfs: ipsec.ipsecPfs,
});

const statuses = async () => (await tunnelsOf(cloud, connection)).map(t => t.status);

/** Reason code and log lines of both tunnels, the master first. */
async function diagnose() {
  const tunnels = await tunnelsOf(cloud, connection);
  const found = (await cloud.vpc('DiagnoseVpnConnections', { vpnGatewayId: gateway.id, tunnelIds: tunnels.map(t => t.tunnelId) })).vpnConnections;
  return Promise.all(tunnels.map(async tunnel => {
    const logs = await cloud.vpc('DescribeVpnConnectionLogs', { vpnConnectionId: connection, tunnelId: tunnel.tunnelId, minutePeriod: 10, pageSize: 50 });
    return { ...found.find(f => f.tunnelId === tunnel.tunnelId), logs: logs.data.logs.join('\n') };
  }));
}

test('one dual-tunnel gateway, two customer gateways, one connection', async () => {
  vpc = await findVpc(cloud, 'VPC-Hangzhou');
  const zones = (await cloud.vpc('DescribeVpnGatewayAvailableZones', { spec: '10M' })).availableZoneIdList.map(z => z.zoneId);
  assert.ok(vpc.switches.every(s => zones.includes(s.zoneId)));
  gateway = await buyGateway(cloud, vpc, { name: '本地机房' });
  assert.equal(new Set(gateway.ips).size, 2);
  customers = await addCustomers(cloud, deviceIps, { asn: '65530' });
  connection = await connect(cloud, {
    vpnGatewayId: gateway.id, name: 'IPsec连接1', effectImmediately: true, tunnelOptionsSpecification: twoTunnels(customers, psks),
  });
  const tunnels = await tunnelsOf(cloud, connection);
  assert.deepEqual(tunnels.map(t => [t.role, t.internetIp, t.customerGatewayId]), ['master', 'slave'].map((role, n) => [role, gateway.ips[n], customers[n]]));
});

test('the downloaded configuration is the connection seen from the device', async () => {
  config = (await cloud.vpc('DownloadVpnConnectionConfig', { vpnConnectionId: connection })).vpnConnectionConfig;
  const tunnels = config.tunnelsConfig.tunnelConfig;
  assert.deepEqual(tunnels.map(t => [t.local, t.remote]), [[deviceIps[0], gateway.ips[0]], [deviceIps[1], gateway.ips[1]]]);
  assert.deepEqual(tunnels.map(t => [t.ikeConfig.localId, t.ikeConfig.remoteId]), tunnels.map(t => [t.local, t.remote]));
  assert.deepEqual(tunnels.map(t => t.ikeConfig.psk), psks);
  assert.equal(config.localSubnet, '0.0.0.0/0');
});

test('without a device both tunnels stay down for want of an answer', async () => {
  assert.deepEqual(await statuses(), [down, down]);
  for (const found of await diagnose()) {
    assert.deepEqual([found.failedReasonCode, found.severity], ['Phase1NegotiationTimeout', 'Critical']);
    assert.match(found.logs, /\[PROTO_ERR\]: Phase1NegotiationTimeout/);
  }
});

test('a device with another key or algorithm is told apart', async () => {
  await place((tunnel, n) => (n === 0 ? { ...tunnel, psk: 'another' } : { ...tunnel, ikeEncAlg: 'aes' }));
  await cloud.advance(30);
  assert.deepEqual(await statuses(), [down, down]);
  const [master, slave] = await diagnose();
  assert.equal(master.failedReasonCode, 'PskMismatch');
  assert.match(master.logs, /PskMismatch/);
  assert.ok(!JSON.stringify([master, slave]).includes(psks[0]), 'a diagnosis tells no key');
  assert.equal(slave.failedReasonCode, 'EncryptionAlgorithmMismatch');
  assert.deepEqual([slave.mismatchLocalParam, slave.mismatchRemoteParam], ['aes256', 'aes']);
  assert.match(slave.logs, /EncryptionAlgorithmMismatch.*local aes256, peer aes/);
});

test('algorithms of phase 2 and the DH group have states and codes of their own', async () => {
  await place((tunnel, n) => (n === 0 ? { ...tunnel, ipsecAuthAlg: 'sha1' } : { ...tunnel, ikePfs: 'group2' }));
  await cloud.advance(30);
  assert.deepEqual(await statuses(), ['ipsec_sa_not_established', down]);
  assert.deepEqual((await diagnose()).map(f => f.failedReasonCode), ['AuthenticationAlgorithmMismatch', 'DhGroupMismatch']);
});

test('a device set up as downloaded brings both tunnels up', async () => {
  await place(tunnel => tunnel);
  await cloud.advance(30);
  assert.deepEqual(await statuses(), [up, up]);
  for (const found of await diagnose()) {
    assert.deepEqual([found.failedReasonCode, found.severity], ['', 'Normal']);
    assert.match(found.logs, /CHILD_SA established/);
  }
});

test('a published static route gets the ping answered', async () => {
  assert.equal(await ping(cloud, vpc.instanceId, office.host), 0);
  const created = await write(cloud, 'CreateVpnRouteEntry', {
    vpnGatewayId: gateway.id, routeDest: office.cidr, nextHop: connection, publishVpc: true, weight: 100,
  });
  assert.equal(created.state, 'published');
  assert.equal(await ping(cloud, vpc.instanceId, office.host), 5);
});

test('the slave carries while the path of the master is cut, and the master takes over again', async () => {
  const carrier = async () => (await cloud.vpc('DescribeVpnRouteEntries', { vpnGatewayId: gateway.id })).vpnRouteEntries.vpnRouteEntry[0].nextHopTunnelId;
  const [master, slave] = (await tunnelsOf(cloud, connection)).map(t => t.tunnelId);
  assert.equal(await carrier(), master);

  const invokeId = await order(cloud, vpc.instanceId, `ping -c 60 -W 1 -i 1 ${office.host}`);
  await cloud.advance(10);
  await cloud.control('traffic', { detectionSeconds: 10, cut: [deviceIps[0]] });
  await cloud.advance(5);
  assert.equal((await resultOf(cloud, invokeId)).invocationStatus, 'Running');
  assert.deepEqual(await statuses(), [up, up], 'dead peer detection needs its time');
  await cloud.advance(20);
  assert.deepEqual(await statuses(), [down, up]);
  assert.equal(await carrier(), slave);
  assert.equal((await diagnose())[0].failedReasonCode, 'Phase1NegotiationTimeout');
  assert.equal(await ping(cloud, vpc.instanceId, office.host), 5);
  await cloud.advance(60);
  const drill = await resultOf(cloud, invokeId);
  const lost = 60 - Number(/60 packets transmitted, (\d+) received/.exec(drill.output)[1]);
  assert.ok(lost >= 8 && lost <= 12, `${lost} packets were lost in a detection time of 10 s`);

  await cloud.control('traffic', { heal: [deviceIps[0]] });
  await cloud.advance(30);
  assert.deepEqual(await statuses(), [up, up]);
  assert.equal(await carrier(), master);
  assert.equal(await ping(cloud, vpc.instanceId, office.host), 5);
});

test('a device that is taken away is missed', async () => {
  await cloud.control('devices/office', undefined, 'DELETE');
  await cloud.advance(60);
  assert.deepEqual(await statuses(), [down, down]);
  assert.equal(await ping(cloud, vpc.instanceId, office.host), 0);
});
