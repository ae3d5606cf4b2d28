import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startEmulator, steer, until, onceFree } from './emulator.js';
import { vpcClient, ecsClient, vpcModels as v, ecsModels as e } from './clients.js';

const regionId = 'eu-central-1';
const sides = [
  { name: 'VPN网关1', vpc: 'VPC1', cidr: '10.0.0.0/16', immediately: true },
  { name: 'VPN网关2', vpc: 'VPC2', cidr: '192.168.0.0/16', immediately: false },
];

let emulator, vpc, ecs;

before(async () => {
  emulator = await startEmulator();
  await steer(emulator.url, 'reset');
  await steer(emulator.url, 'clock', { scale: 200 });
  vpc = vpcClient(emulator.url);
  ecs = ecsClient(emulator.url);
});

after(() => emulator?.stop());

const gatewayOf = async side => (await vpc.describeVpnGateway(new v.DescribeVpnGatewayRequest({ regionId, vpnGatewayId: side.gatewayId }))).body;

const active = side => until(`${side.name} to be active`, async () => {
  const gateway = await gatewayOf(side);
  if (['init', 'provisioning'].includes(gateway.status)) assert.equal(gateway.internetIp, undefined, 'no address before active');
  return gateway.status === 'active' && gateway;
});

async function ping(from, target) {
  const ordered = (await ecs.runCommand(new e.RunCommandRequest({
    regionId, type: 'RunShellScript', commandContent: `ping -c 5 -W 1 -i 0.2 ${target}`, instanceId: [from], timeout: 60,
  }))).body;
  return until('the ping to end', async () => {
    const found = (await ecs.describeInvocationResults(new e.DescribeInvocationResultsRequest({
      regionId, invokeId: ordered.invokeId, contentEncoding: 'PlainText',
    }))).body.invocation.invocationResults.invocationResult[0];
    return !['Pending', 'Running'].includes(found.invocationStatus) && found;
  });
}

test('the landscape holds what example 1 needs', async () => {
  const regions = (await vpc.describeRegions(new v.DescribeRegionsRequest({ acceptLanguage: 'zh-CN' }))).body.regions.region;
  assert.equal(regions.find(r => r.regionId === regionId).localName, '德国（法兰克福）');
  const zones = (await vpc.describeVpnGatewayAvailableZones(new v.DescribeVpnGatewayAvailableZonesRequest({ regionId, spec: '10M' }))).body;
  assert.deepEqual(zones.availableZoneIdList.map(z => z.zoneId), ['eu-central-1a', 'eu-central-1b', 'eu-central-1c']);
  const vpcs = (await vpc.describeVpcs(new v.DescribeVpcsRequest({ regionId, pageSize: 50 }))).body;
  assert.equal(typeof vpcs.totalCount, 'number');
  for (const side of sides) {
    const found = vpcs.vpcs.vpc.find(n => n.vpcName === side.vpc);
    assert.equal(found.cidrBlock, side.cidr);
    side.vpcId = found.vpcId;
    side.routeTable = found.routerTableIds.routerTableIds[0];
    const switches = (await vpc.describeVSwitches(new v.DescribeVSwitchesRequest({ regionId, vpcId: side.vpcId }))).body.vSwitches.vSwitch;
    assert.deepEqual(switches.map(s => s.zoneId), ['eu-central-1b', 'eu-central-1c']);
    side.switches = switches.map(s => s.vSwitchId);
    const instances = (await ecs.describeInstances(new e.DescribeInstancesRequest({ regionId, vpcId: side.vpcId }))).body.instances.instance;
    assert.equal(instances.length, 2);
    side.instance = instances[0].instanceId;
    side.ip = instances[0].vpcAttributes.privateIpAddress.ipAddress[0];
  }
  const assistants = (await ecs.describeCloudAssistantStatus(new e.DescribeCloudAssistantStatusRequest({ regionId, instanceId: sides.map(s => s.instance) })))
    .body.instanceCloudAssistantStatusSet.instanceCloudAssistantStatus;
  assert.deepEqual(assistants.map(a => a.cloudAssistantStatus), ['true', 'true']);
});

test('two gateways come up and only then tell their addresses', async () => {
  for (const side of sides) {
    const order = new v.CreateVpnGatewayRequest({
      regionId, vpcId: side.vpcId, vSwitchId: side.switches[0], disasterRecoveryVSwitchId: side.switches[1],
      bandwidth: 10, name: side.name, autoPay: true, enableIpsec: true, enableSsl: false, clientToken: `gateway-${side.vpc}`,
    });
    const first = (await vpc.createVpnGateway(order)).body;
    assert.match(first.vpnGatewayId, /^vpn-gw8[a-z0-9]+$/);
    assert.equal(typeof first.orderId, 'number');
    const again = (await vpc.createVpnGateway(order)).body;
    assert.equal(again.vpnGatewayId, first.vpnGatewayId, 'the same token gives the same gateway');
    side.gatewayId = first.vpnGatewayId;
  }
  await assert.rejects(
    vpc.createVpnGateway(new v.CreateVpnGatewayRequest({
      regionId, vpcId: sides[0].vpcId, vSwitchId: sides[0].switches[0], disasterRecoveryVSwitchId: sides[0].switches[1], bandwidth: 20, clientToken: 'gateway-VPC1',
    })),
    { code: 'IdempotentParameterMismatch', statusCode: 400 });
  for (const side of sides) {
    const gateway = await active(side);
    assert.equal(gateway.name, side.name);
    assert.equal(gateway.spec, '10M');
    assert.equal(typeof gateway.createTime, 'number');
    assert.equal(typeof gateway.enableBgp, 'boolean');
    assert.equal(typeof gateway.tag, 'string');
    assert.equal(gateway.eniInstanceIds.eniInstanceId.length, 2);
    side.ips = [gateway.internetIp, gateway.disasterRecoveryInternetIp];
    assert.equal(new Set(side.ips).size, 2);
  }
});

test('four customer gateways stand for the peers', async () => {
  for (const [i, side] of sides.entries()) {
    const peer = sides[1 - i];
    side.customers = [];
    for (const [n, ipAddress] of peer.ips.entries()) {
      const created = (await vpc.createCustomerGateway(new v.CreateCustomerGatewayRequest({
        regionId, ipAddress, asn: i === 0 ? '65500' : '65530', name: `${peer.name}-Customer${n + 1}`, clientToken: `customer-${i}-${n}`,
        tags: [new v.CreateCustomerGatewayRequestTags({ key: '环境', value: "a b+c*d~e/f'()!" })],
      }))).body;
      side.customers.push(created.customerGatewayId);
    }
    const described = (await vpc.describeCustomerGateway(new v.DescribeCustomerGatewayRequest({ regionId, customerGatewayId: side.customers[0] }))).body;
    assert.equal(described.asn, i === 0 ? 65500 : 65530);
    assert.equal(described.tags.tag[0].value, "a b+c*d~e/f'()!");
  }
  await assert.rejects(
    vpc.createCustomerGateway(new v.CreateCustomerGatewayRequest({ regionId, ipAddress: sides[0].ips[0] })),
    { code: 'InvalidIpAddress.AlreadyExist' });
});

test('two dual-tunnel connections find each other', async () => {
  // In real time a gateway is busy for seconds, however slow this machine is.
  await steer(emulator.url, 'clock', { scale: 1 });
  for (const side of sides) {
    const tunnel = (role, n) => new v.CreateVpnConnectionRequestTunnelOptionsSpecification({
      role, customerGatewayId: side.customers[n], enableDpd: true, enableNatTraversal: true,
      tunnelIkeConfig: new v.CreateVpnConnectionRequestTunnelOptionsSpecificationTunnelIkeConfig({
        ikeVersion: 'ikev2', ikeMode: 'main', ikeEncAlg: 'aes256', ikeAuthAlg: 'sha256', ikePfs: 'group14', ikeLifetime: 86400, psk: `fddsFF123~\`!@#$%^&*()_+${n}`,
      }),
      tunnelIpsecConfig: new v.CreateVpnConnectionRequestTunnelOptionsSpecificationTunnelIpsecConfig({
        ipsecEncAlg: 'aes256', ipsecAuthAlg: 'sha256', ipsecPfs: 'group14', ipsecLifetime: 86400,
      }),
    });
    const created = await onceFree(() => vpc.createVpnConnection(new v.CreateVpnConnectionRequest({
      regionId, vpnGatewayId: side.gatewayId, name: `IPsec-${side.vpc}`, localSubnet: '0.0.0.0/0', remoteSubnet: '0.0.0.0/0',
      effectImmediately: side.immediately, autoConfigRoute: true, tunnelOptionsSpecification: [tunnel('master', 0), tunnel('slave', 1)],
    })));
    side.connectionId = created.body.vpnConnectionId;
    assert.equal((await gatewayOf(side)).status, 'updating');
    await assert.rejects(
      vpc.modifyVpnGatewayAttribute(new v.ModifyVpnGatewayAttributeRequest({ regionId, vpnGatewayId: side.gatewayId, name: 'busy' })),
      { code: 'VpnGateway.Configuring', statusCode: 400 });
  }
  await steer(emulator.url, 'clock', { scale: 200, advanceSeconds: 60 });
  for (const side of sides) {
    const up = await until('both tunnels to be up', async () => {
      const found = (await vpc.describeVpnConnection(new v.DescribeVpnConnectionRequest({ regionId, vpnConnectionId: side.connectionId }))).body;
      return found.state === 'active' && found.tunnelOptionsSpecification.tunnelOptions.every(t => t.status === 'ipsec_sa_established') && found;
    });
    const [master, slave] = up.tunnelOptionsSpecification.tunnelOptions;
    assert.deepEqual([master.role, slave.role], ['master', 'slave']);
    assert.deepEqual([master.internetIp, slave.internetIp], side.ips);
    assert.equal(master.enableDpd, 'true');
    assert.equal(master.tunnelIkeConfig.ikeLifetime, '86400');
    assert.equal(master.tunnelIkeConfig.psk, 'fddsFF123~`!@#$%^&*()_+0');
    assert.equal(up.enableDpd, true);
    assert.equal(up.effectImmediately, side.immediately);
    assert.equal(up.status, 'ipsec_sa_established');
  }
});

test('the configuration for the peer is the mirror of the connection', async () => {
  const config = (await vpc.downloadVpnConnectionConfig(new v.DownloadVpnConnectionConfigRequest({ regionId, vpnConnectionId: sides[0].connectionId }))).body.vpnConnectionConfig;
  const [first] = config.tunnelsConfig.tunnelConfig;
  assert.equal(first.local, sides[1].ips[0]);
  assert.equal(first.remote, sides[0].ips[0]);
  assert.equal(first.ikeConfig.localId, sides[1].ips[0]);
  assert.equal(first.ikeConfig.ikeLifetime, 86400);
});

test('a ping fails before there are routes, and before they are published on both sides', async () => {
  const failed = await ping(sides[0].instance, sides[1].ip);
  assert.equal(failed.invocationStatus, 'Failed');
  assert.equal(failed.exitCode, 1);
  assert.match(failed.output, /5 packets transmitted, 0 received, 100% packet loss/);

  for (const [i, side] of sides.entries()) {
    const peer = sides[1 - i];
    const route = (await onceFree(() => vpc.createVpnRouteEntry(new v.CreateVpnRouteEntryRequest({
      regionId, vpnGatewayId: side.gatewayId, routeDest: peer.cidr, nextHop: side.connectionId, publishVpc: i === 0, weight: 100,
    })))).body;
    assert.equal(route.weight, 100);
    await active(side);
  }
  assert.equal((await ping(sides[0].instance, sides[1].ip)).exitCode, 1);
});

test('with routes and publication on both sides the ping is answered', async () => {
  const side = sides[1];
  await onceFree(() => vpc.publishVpnRouteEntry(new v.PublishVpnRouteEntryRequest({
    regionId, vpnGatewayId: side.gatewayId, routeType: 'dbr', routeDest: sides[0].cidr, nextHop: side.connectionId, publishVpc: true,
  })));
  await active(side);
  const entries = (await vpc.describeVpnRouteEntries(new v.DescribeVpnRouteEntriesRequest({ regionId, vpnGatewayId: side.gatewayId }))).body;
  assert.equal(entries.vpnRouteEntries.vpnRouteEntry[0].state, 'published');
  const table = (await vpc.describeRouteEntryList(new v.DescribeRouteEntryListRequest({ regionId, routeTableId: side.routeTable, nextHopType: 'VpnGateway' }))).body;
  assert.equal(table.routeEntrys.routeEntry[0].destinationCidrBlock, sides[0].cidr);
  assert.equal(table.routeEntrys.routeEntry[0].nextHops.nextHop[0].nextHopId, side.gatewayId);

  for (const [from, to] of [[sides[0], sides[1]], [sides[1], sides[0]]]) {
    const answered = await ping(from.instance, to.ip);
    assert.equal(answered.invocationStatus, 'Success');
    assert.equal(answered.exitCode, 0);
    assert.match(answered.output, /5 packets transmitted, 5 received, 0% packet loss/);
    assert.match(answered.output, /rtt min\/avg\/max\/mdev = [\d.]+\/[\d.]+\/[\d.]+\/[\d.]+ ms/);
  }
});

test('tags and lists of every resource read as the models expect', async () => {
  await vpc.tagResources(new v.TagResourcesRequest({
    regionId, resourceType: 'VPNGATEWAY', resourceId: [sides[0].gatewayId], tag: [new v.TagResourcesRequestTag({ key: 'owner', value: 'portal' })],
  }));
  const tagged = (await vpc.describeVpnGateways(new v.DescribeVpnGatewaysRequest({
    regionId, tag: [new v.DescribeVpnGatewaysRequestTag({ key: 'owner', value: 'portal' })],
  }))).body;
  assert.deepEqual(tagged.vpnGateways.vpnGateway.map(g => g.vpnGatewayId), [sides[0].gatewayId]);
  const connections = (await vpc.describeVpnConnections(new v.DescribeVpnConnectionsRequest({ regionId }))).body;
  assert.equal(connections.totalCount, 2);
  const customers = (await vpc.describeCustomerGateways(new v.DescribeCustomerGatewaysRequest({ regionId, pageSize: 3, pageNumber: 2 }))).body;
  assert.equal(customers.totalCount, 4);
  assert.equal(customers.customerGateways.customerGateway.length, 1);
});

test('everything can be taken down again in order', async () => {
  for (const [i, side] of sides.entries()) {
    await onceFree(() => vpc.deleteVpnRouteEntry(new v.DeleteVpnRouteEntryRequest({
      regionId, vpnGatewayId: side.gatewayId, routeDest: sides[1 - i].cidr, nextHop: side.connectionId, weight: 100,
    })));
    await active(side);
    await onceFree(() => vpc.deleteVpnConnection(new v.DeleteVpnConnectionRequest({ regionId, vpnConnectionId: side.connectionId })));
    await active(side);
    for (const customerGatewayId of side.customers)
      await vpc.deleteCustomerGateway(new v.DeleteCustomerGatewayRequest({ regionId, customerGatewayId }));
    await vpc.deleteVpnGateway(new v.DeleteVpnGatewayRequest({ regionId, vpnGatewayId: side.gatewayId }));
    await until(`${side.name} to be gone`, () => gatewayOf(side).then(() => false, error => error.code === 'InvalidVpnGatewayInstanceId.NotFound'));
  }
});
