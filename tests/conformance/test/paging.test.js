// Every list, page by page: nothing twice, nothing left out, the same total on every page.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { openCloud } from './cloud.js';
import { addCustomers, twoTunnels, connect, write } from './steps.js';

const regionId = 'eu-central-1';
const [vpnGatewayId, routeTableId] = ['vpn-paging1', 'vtb-paging1'];
const instanceIds = [1, 2, 3, 4, 5].map(n => `i-paging${n}`);
let cloud, connections, invokeId;

/** Three VPCs; the first one has five vSwitches, five instances and three gateways. */
const landscape = {
  vpcs: [1, 2, 3].map(n => ({
    id: `vpc-paging${n}`, region: regionId, name: `VPC${n}`, cidr: `10.${n}.0.0/16`, routeTableId: `vtb-paging${n}`,
    vSwitches: n > 1 ? [] : instanceIds.map((_, i) => ({ id: `vsw-paging${i}`, name: `vSwitch${i}`, zone: `eu-central-1${'abc'[i % 3]}`, cidr: `10.1.${i}.0/24` })),
    instances: n > 1 ? [] : instanceIds.map((id, i) => ({ id, name: `ECS${i}`, vSwitchId: `vsw-paging${i}`, ip: `10.1.${i}.10` })),
  })),
  gateways: [1, 2, 3].map(n => ({
    id: `vpn-paging${n}`, name: `gateway${n}`, vpcId: 'vpc-paging1', vSwitchId: 'vsw-paging0', ip: `198.51.100.${n}1`,
    secondVSwitchId: 'vsw-paging1', secondIp: `198.51.100.${n}2`,
  })),
};

before(async () => {
  cloud = await openCloud(regionId);
  await cloud.control('seed', landscape);
  await cloud.control('clock', { stopAt: '2026-03-02T08:30:00Z' });
  const customers = await addCustomers(cloud, [1, 2, 3, 4, 5, 6].map(n => `203.0.113.${n}`));
  connections = [];
  for (const n of [0, 2, 4]) {
    connections.push(await connect(cloud, { vpnGatewayId, effectImmediately: true, tunnelOptionsSpecification: twoTunnels(customers.slice(n, n + 2), ['a', 'b']) }));
  }
  for (const n of [1, 2, 3]) {
    const route = { vpnGatewayId, nextHop: connections[0], publishVpc: true, weight: 100, routeDest: `192.168.${n}.0/24` };
    await write(cloud, 'CreateVpnRouteEntry', route);
    await write(cloud, 'CreateVpnPbrRouteEntry', { ...route, routeSource: '10.1.0.0/16' });
  }
  for (const n of [0, 1, 2, 3, 4]) await cloud.vpc('TagResources', { resourceType: 'VSWITCH', resourceId: [`vsw-paging${n}`], tag: [{ key: 'n', value: `${n}` }] });
  for (const path of [1, 2, 3]) {
    await cloud.control('traffic', path % 2 ? { cut: ['203.0.113.1'] } : { heal: ['203.0.113.1'] });
    await cloud.control('devices', {
      id: 'office', links: [{ tunnels: [{ localIp: '203.0.113.1', remoteIp: '198.51.100.11', psk: `wrong${path}` }] }],
    });
    await cloud.advance(30);
  }
  ({ invokeId } = await cloud.ecs('RunCommand', { type: 'RunShellScript', commandContent: 'ping -c 1 10.1.0.10', instanceId: instanceIds }));
  await cloud.advance(30);
});
after(() => cloud?.stop());

const lists = [
  ['vpc', 'DescribeVpcs', {}, a => a.vpcs.vpc.map(v => v.vpcId), 3],
  ['vpc', 'DescribeVSwitches', { vpcId: 'vpc-paging1' }, a => a.vSwitches.vSwitch.map(s => s.vSwitchId), 5],
  ['vpc', 'DescribeRouteTableList', {}, a => a.routerTableList.routerTableListType.map(t => t.routeTableId), 3],
  ['vpc', 'DescribeVpnGateways', {}, a => a.vpnGateways.vpnGateway.map(g => g.vpnGatewayId), 3],
  ['vpc', 'DescribeCustomerGateways', {}, a => a.customerGateways.customerGateway.map(c => c.customerGatewayId), 6],
  ['vpc', 'DescribeVpnConnections', { vpnGatewayId }, a => a.vpnConnections.vpnConnection.map(c => c.vpnConnectionId), 3],
  ['vpc', 'DiagnoseVpnConnections', { vpnGatewayId }, a => a.vpnConnections.map(c => c.tunnelId), 6],
  ['vpc', 'DescribeVpnRouteEntries', { vpnGatewayId }, a => a.vpnRouteEntries.vpnRouteEntry.map(r => r.routeDest), 3],
  ['vpc', 'DescribeVpnPbrRouteEntries', { vpnGatewayId }, a => a.vpnPbrRouteEntries.vpnPbrRouteEntry.map(r => r.routeDest), 3],
  ['ecs', 'DescribeInstances', {}, a => a.instances.instance.map(i => i.instanceId), 5],
  ['ecs', 'DescribeCloudAssistantStatus', {}, a => a.instanceCloudAssistantStatusSet.instanceCloudAssistantStatus.map(i => i.instanceId), 5],
  ['ecs', 'DescribeInvocationResults', () => ({ invokeId }), a => a.invocation.invocationResults.invocationResult.map(r => r.instanceId), 5, a => a.invocation],
];

for (const [product, action, given, ids, total, frame = a => a] of lists) {
  const ask = page => cloud[product](action, { ...(typeof given === 'function' ? given() : given), ...page });

  test(`${action} by page number`, async () => {
    const whole = await ask({ pageSize: 50 });
    assert.equal(ids(whole).length, total);
    assert.equal(new Set(ids(whole)).size, total);
    const usual = frame(await ask({}));
    assert.deepEqual([usual.pageNumber, usual.pageSize, usual.totalCount], [1, 10, total]);
    const read = [];
    for (let pageNumber = 1; pageNumber <= Math.ceil(total / 2) + 1; pageNumber++) {
      const page = await ask({ pageNumber, pageSize: 2 });
      assert.deepEqual([frame(page).pageNumber, frame(page).pageSize, frame(page).totalCount], [pageNumber, 2, total]);
      assert.equal(ids(page).length, Math.max(0, Math.min(2, total - (pageNumber - 1) * 2)));
      read.push(...ids(page));
    }
    assert.deepEqual(read, ids(whole));
  });

  test(`${action} refuses pages that cannot be`, async () => {
    for (const pageSize of [0, action === 'DescribeInstances' ? 101 : 51]) await assert.rejects(ask({ pageSize }), { statusCode: 400, code: 'InvalidPageSize' });
    await assert.rejects(ask({ pageNumber: 0 }), { statusCode: 400, code: 'InvalidPageNumber' });
  });
}

test('DescribeVpnConnectionLogs counts the lines of a page', async () => {
  const ask = page => cloud.vpc('DescribeVpnConnectionLogs', { vpnConnectionId: connections[0], from: 1, ...page });
  const whole = await ask({ pageSize: 50 });
  assert.ok(whole.data.logs.length > 4, whole.data.logs.join('\n'));
  assert.deepEqual([whole.count, whole.isCompleted], [whole.data.logs.length, true]);
  const read = [];
  for (let pageNumber = 1; read.length < whole.count; pageNumber++) {
    const page = await ask({ pageNumber, pageSize: 2 });
    assert.deepEqual([page.pageNumber, page.pageSize, page.count], [pageNumber, 2, page.data.logs.length]);
    assert.ok(page.count > 0);
    read.push(...page.data.logs);
  }
  assert.deepEqual(read, whole.data.logs);
});

const tokenLists = [
  ['vpc', 'DescribeRouteEntryList', { routeTableId }, 'maxResult', a => a.routeEntrys.routeEntry.map(e => e.destinationCidrBlock), 9],
  ['vpc', 'ListTagResources', { resourceType: 'VSWITCH' }, 'maxResults', a => a.tagResources.tagResource.map(t => t.resourceId), 5],
  ...lists.filter(([product]) => product === 'ecs').map(([product, action, given, ids, total, frame]) => [product, action, given, 'maxResults', ids, total, frame]),
];

for (const [product, action, given, limit, ids, total, frame = a => a] of tokenLists) {
  const ask = page => cloud[product](action, { ...(typeof given === 'function' ? given() : given), ...page });

  test(`${action} by token`, async () => {
    const whole = await ask({ [limit]: 50 });
    assert.equal(ids(whole).length, total);
    assert.ok(!frame(whole).nextToken, 'the last page has no token');
    const read = [];
    let nextToken;
    do {
      const page = await ask({ [limit]: 2, ...(nextToken && { nextToken }) });
      assert.ok(ids(page).length > 0 && ids(page).length <= 2);
      assert.notEqual(frame(page).nextToken, nextToken ?? '-');
      read.push(...ids(page));
      ({ nextToken } = frame(page));
    } while (nextToken);
    assert.deepEqual(read, ids(whole));
  });

  test(`${action} refuses a token that it did not give`, () => assert.rejects(
    ask({ nextToken: 'guess', [limit]: 2 }), { statusCode: 400, code: 'InvalidNextToken' }));
}

test('a page that lost its second half keeps its total, so that a client can tell', async () => {
  await cloud.fault('DescribeVSwitches', 'pageCut');
  const cut = await cloud.vpc('DescribeVSwitches', { vpcId: 'vpc-paging1' });
  assert.deepEqual([cut.vSwitches.vSwitch.length, cut.totalCount], [2, 5]);
});
