// Every class of error as the SDK surfaces it, and what a client that reads it so may rely on.
import { test, before, after, afterEach } from 'node:test';
import assert from 'node:assert/strict';
import { openCloud } from './cloud.js';
import { findVpc, buyGateway, addCustomers, twoTunnels, connect, write } from './steps.js';

let cloud, gateway, customers, connection, next = 0;

before(async () => {
  cloud = await openCloud();
  gateway = await buyGateway(cloud, await findVpc(cloud, 'VPC1'));
  customers = await addCustomers(cloud, ['203.0.113.71', '203.0.113.72']);
  connection = await connect(cloud, { vpnGatewayId: gateway.id, tunnelOptionsSpecification: twoTunnels(customers, ['a', 'b']) });
});
afterEach(() => cloud.noFaults());
after(() => cloud?.stop());

const newIp = () => `198.51.100.${++next}`;
const countCustomers = async () => (await cloud.vpc('DescribeCustomerGateways')).totalCount;
const rename = name => cloud.vpc('ModifyVpnGatewayAttribute', { vpnGatewayId: gateway.id, name });

/** Class, code, HTTP status and what stands around them. */
async function refusal(call, name, code, statusCode) {
  const error = await call.then(() => assert.fail(`${code} was expected`), e => e);
  assert.deepEqual([error.name, error.code, error.statusCode], [name, code, statusCode], error.message);
  assert.match(error.message, new RegExp(`code: ${statusCode}, .* request id: ${error.requestId}`));
  assert.deepEqual([error.data.Code, error.data.RequestId], [code, error.requestId]);
  assert.match(error.data.HostId, /^(vpc|ecs)\.[a-z0-9-]+\.aliyuncs\.com$/);
  assert.match(error.data.Recommend, new RegExp(`q=${code.replaceAll('.', '\\.')}&`));
  return error;
}

test('a gateway that is being changed takes no other write, and then it does', async () => {
  await rename('busy-now');
  await refusal(rename('too-early'), 'ClientError', 'VpnGateway.Configuring', 400);
  await refusal(
    cloud.vpc('CreateVpnRouteEntry', { vpnGatewayId: gateway.id, routeDest: '192.168.9.0/24', nextHop: connection, publishVpc: true, weight: 100 }),
    'ClientError', 'VpnGateway.Configuring', 400);
  await refusal(cloud.vpc('DeleteVpnConnection', { vpnConnectionId: connection }), 'ClientError', 'VpnGateway.Configuring', 400);
  await addCustomers(cloud, [newIp()]);
  await cloud.advance(30);
  await write(cloud, 'ModifyVpnGatewayAttribute', { vpnGatewayId: gateway.id, name: 'not-busy' });
});

test('throttling tells in milliseconds when the minute is over, and holds until then', async () => {
  const { Now } = await cloud.control('clock', undefined, 'GET');
  const left = 60_000 - new Date(Now).getTime() % 60_000;
  await cloud.fault('DescribeVpcs', 'throttle');
  for (let i = 0; i < 2; i++) {
    const error = await refusal(cloud.vpc('DescribeVpcs'), 'ThrottlingError', 'Throttling.User', 400);
    assert.equal(error.retryAfter, left);
  }
  await cloud.vpc('DescribeVSwitches', {});
  await cloud.advance(left / 1000);
  await cloud.vpc('DescribeVpcs');
});

test('other throttling codes are throttling to the SDK too', async () => {
  for (const [code, status] of [['Throttling', 400], ['Throttling.Api', 400], ['Rejected.Throttling', 429]]) {
    await cloud.fault('DescribeVpcs', 'error', { code, status });
    assert.equal((await refusal(cloud.vpc('DescribeVpcs'), 'ThrottlingError', code, status)).retryAfter, undefined);
  }
});

test('5xx are errors of the server', async () => {
  for (const [code, status] of [['InternalError', 500], ['ServiceUnavailable', 503]]) {
    await cloud.fault('DescribeVpcs', 'error', { code, status });
    await refusal(cloud.vpc('DescribeVpcs'), 'ServerError', code, status);
  }
  await cloud.vpc('DescribeVpcs');
});

test('codes that the emulator never finds by itself pass through as they are', async () => {
  const busy = ['Appliance.Configuring', 'VpnTask.CONFLICT', 'TaskConflict', 'VpnConnection.Configuring', 'VpnRouteEntry.Configuring', 'OperationConflict'];
  for (const code of [...busy, 'IdempotenceProcessing']) {
    await cloud.fault('ModifyVpnGatewayAttribute', 'error', { code });
    await refusal(rename('injected'), 'ClientError', code, 400);
  }
  for (const code of ['Forbidden', 'Forbbiden.SubUser', 'Forbidden.RAM', 'NoPermission']) {
    await cloud.fault('ModifyVpnGatewayAttribute', 'error', { code, status: 403 });
    await refusal(rename('injected'), 'ClientError', code, 403);
  }
});

test('a page of HTML is no JSON to the SDK; the call took effect and its token says so', async () => {
  const [ipAddress, clientToken, count] = [newIp(), 'html-token', await countCustomers()];
  await cloud.fault('CreateCustomerGateway', 'html');
  await assert.rejects(cloud.vpc('CreateCustomerGateway', { ipAddress, clientToken }), { name: 'SyntaxError' });
  const { customerGatewayId } = await cloud.vpc('CreateCustomerGateway', { ipAddress, clientToken });
  assert.ok(customerGatewayId);
  assert.equal(await countCustomers(), count + 1);
});

test('a lost answer looks like a lost call; the same token makes one thing of both', async () => {
  for (const kind of ['dropBefore', 'dropAfter']) {
    const [order, count] = [{ ipAddress: newIp(), clientToken: `token-${kind}` }, await countCustomers()];
    await cloud.fault('CreateCustomerGateway', kind);
    await assert.rejects(cloud.vpc('CreateCustomerGateway', order), error => /ECONNRESET|socket hang up/.test(`${error.code} ${error.message}`));
    assert.equal(await countCustomers(), count + (kind === 'dropAfter' ? 1 : 0));
    await cloud.vpc('CreateCustomerGateway', order);
    assert.equal(await countCustomers(), count + 1);
  }
});

test('a token answers as the first time, in time and name, and refuses another order', async () => {
  const order = { ipAddress: newIp(), name: 'once', clientToken: 'token-once' };
  const first = await cloud.vpc('CreateCustomerGateway', order);
  await cloud.advance(5);
  const again = await cloud.vpc('CreateCustomerGateway', order);
  assert.notEqual(again.requestId, first.requestId);
  assert.deepEqual({ ...again, requestId: '' }, { ...first, requestId: '' });
  await refusal(cloud.vpc('CreateCustomerGateway', { ...order, name: 'twice' }), 'ClientError', 'IdempotentParameterMismatch', 400);
  await refusal(
    cloud.vpc('CreateCustomerGateway', { ipAddress: newIp(), clientToken: 'x'.repeat(65) }), 'ClientError', 'InvalidClientToken', 400);
});

test('a replay is answered while the gateway is busy with the first call', async () => {
  const order = { vpnGatewayId: gateway.id, name: 'token-name', clientToken: 'token-busy' };
  await cloud.vpc('ModifyVpnGatewayAttribute', order);
  await cloud.vpc('ModifyVpnGatewayAttribute', order);
  await refusal(cloud.vpc('ModifyVpnGatewayAttribute', { ...order, clientToken: 'token-other' }), 'ClientError', 'VpnGateway.Configuring', 400);
  await cloud.advance(30);
});

test('what is gone is not found, for describing and deleting alike', async () => {
  const missing = [
    ['VpnGateway', { vpnGatewayId: 'vpn-gone' }, 'InvalidVpnGatewayInstanceId.NotFound'],
    ['CustomerGateway', { customerGatewayId: 'cgw-gone' }, 'InvalidCustomerGatewayInstanceId.NotFound'],
    ['VpnConnection', { vpnConnectionId: 'vco-gone' }, 'InvalidVpnConnectionInstanceId.NotFound'],
  ];
  for (const [what, id, code] of missing) {
    await refusal(cloud.vpc(`Describe${what}`, id), 'ClientError', code, 404);
    await refusal(cloud.vpc(`Delete${what}`, id), 'ClientError', code, 404);
  }
  await refusal(
    cloud.vpc('DeleteVpnRouteEntry', { vpnGatewayId: gateway.id, routeDest: '192.168.9.0/24', nextHop: connection, weight: 100 }),
    'ClientError', 'InvalidRouteEntry.NotFound', 404);
  const [id] = await addCustomers(cloud, [newIp()]);
  await cloud.vpc('DeleteCustomerGateway', { customerGatewayId: id });
  await refusal(cloud.vpc('DeleteCustomerGateway', { customerGatewayId: id }), 'ClientError', 'InvalidCustomerGatewayInstanceId.NotFound', 404);
  await refusal(cloud.vpc('DescribeVpnGateway', { vpnGatewayId: gateway.id, regionId: 'cn-hangzhou' }), 'ClientError', 'InvalidVpnGatewayInstanceId.NotFound', 404);
});

test('what is in use stays', async () => {
  await refusal(cloud.vpc('DeleteVpnGateway', { vpnGatewayId: gateway.id }), 'ClientError', 'DependencyViolation.VpnConnection', 400);
  await refusal(cloud.vpc('DeleteCustomerGateway', { customerGatewayId: customers[0] }), 'ClientError', 'DependencyViolation.CustomerGateway', 400);
});

test('an account locked for money shows it and takes no write', async () => {
  await cloud.fault('*', 'financialLocked');
  const vpc = await findVpc(cloud, 'VPC2');
  const [vSwitchId, disasterRecoveryVSwitchId] = vpc.switches.map(s => s.vSwitchId);
  assert.equal((await cloud.vpc('DescribeVpnGateway', { vpnGatewayId: gateway.id })).businessStatus, 'FinancialLocked');
  await refusal(rename('locked'), 'ClientError', 'VpnGateway.FinancialLocked', 400);
  await refusal(
    cloud.vpc('CreateVpnGateway', { vpcId: vpc.vpcId, vSwitchId, disasterRecoveryVSwitchId, bandwidth: 10 }), 'ClientError', 'VpnGateway.FinancialLocked', 400);
  await cloud.noFaults();
  assert.equal((await cloud.vpc('DescribeVpnGateway', { vpnGatewayId: gateway.id })).businessStatus, 'Normal');
});

test('a revoked key and a clock that is off are told apart', async () => {
  for (const [kind, more, code] of [['revokedKey', {}, 'InvalidAccessKeyId.Inactive'], ['clockSkew', { seconds: 1000 }, 'InvalidTimeStamp.Expired']]) {
    await cloud.fault('*', kind, more);
    const error = await cloud.vpc('DescribeVpcs').then(() => assert.fail(), e => e);
    assert.deepEqual([error.name, error.code, error.statusCode], ['ClientError', code, 400]);
    await cloud.noFaults();
    await cloud.vpc('DescribeVpcs');
  }
});

test('a gateway that never gets ready stays in provisioning, without addresses', async () => {
  const vpc = await findVpc(cloud, 'VPC2');
  await cloud.fault('CreateVpnGateway', 'stuckProvisioning');
  const { vpnGatewayId } = await cloud.vpc('CreateVpnGateway', {
    vpcId: vpc.vpcId, vSwitchId: vpc.switches[0].vSwitchId, disasterRecoveryVSwitchId: vpc.switches[1].vSwitchId, bandwidth: 10,
  });
  await cloud.advance(3600);
  const stuck = await cloud.vpc('DescribeVpnGateway', { vpnGatewayId });
  assert.deepEqual([stuck.status, stuck.internetIp, stuck.disasterRecoveryInternetIp], ['provisioning', undefined, undefined]);
  await refusal(cloud.vpc('ModifyVpnGatewayAttribute', { vpnGatewayId, name: 'stuck' }), 'ClientError', 'VpnGateway.Configuring', 400);
});
