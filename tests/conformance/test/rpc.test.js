// Signature 1.0: the older RPC client, and the official SDK when it is told to sign so.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import RPCClient from '@alicloud/pop-core';
import { openCloud, caller } from './cloud.js';
import { vpcClient, vpcModels } from './clients.js';
import { accessKeyId, accessKeySecret } from './emulator.js';
import { findVpc, buyGateway, twoTunnels, tunnelsOf } from './steps.js';

const regionId = 'eu-central-1';
const specials = '环境 a b+c*d~e/f\'()!&=%?#"<>|\\{}[]^`:;,@$';
const methods = ['GET', 'POST'];
let cloud, vpcRpc;

const rpc = (apiVersion, secret = accessKeySecret) =>
  new RPCClient({ accessKeyId, accessKeySecret: secret, endpoint: cloud.url.origin, apiVersion });

before(async () => {
  cloud = await openCloud(regionId);
  vpcRpc = rpc('2016-04-28');
});
after(() => cloud?.stop());

for (const method of methods) {
  test(`${method}: a describe call is answered`, async () => {
    const found = await vpcRpc.request('DescribeVpcs', { RegionId: regionId, PageSize: 50 }, { method });
    assert.equal(found.TotalCount, 2);
    assert.match(found.RequestId, /^[0-9A-F-]{36}$/);
  });

  test(`${method}: Chinese and special characters arrive as they are`, async () => {
    const ip = method === 'GET' ? '203.0.113.51' : '203.0.113.52';
    const created = await vpcRpc.request('CreateCustomerGateway', {
      RegionId: regionId, IpAddress: ip, Name: specials, Description: specials, Tags: [{ Key: '环境', Value: specials }], ClientToken: `token-${method}`,
    }, { method });
    assert.equal(created.Name, specials);
    const described = await cloud.vpc('DescribeCustomerGateway', { customerGatewayId: created.CustomerGatewayId });
    assert.deepEqual([described.name, described.description, described.tags.tag[0].value], [specials, specials, specials]);
  });

  test(`${method}: a wrong secret is refused, and the answer repeats no parameter`, () => assert.rejects(
    rpc('2016-04-28', 'wrong').request('CreateCustomerGateway', { RegionId: regionId, IpAddress: '203.0.113.53', AuthKey: 'very-secret' }, { method }),
    error => error.code === 'SignatureDoesNotMatch' && error.entry.response.statusCode === 400 && !JSON.stringify(error.data).includes('very-secret')));

  test(`${method}: a nonce is good once, and a time stamp for a quarter of an hour`, async () => {
    const ask = more => vpcRpc.request('DescribeVpcs', { RegionId: regionId, ...more }, { method });
    await ask({ SignatureNonce: `once-${method}` });
    await assert.rejects(ask({ SignatureNonce: `once-${method}` }), { code: 'SignatureNonceUsed' });
    await assert.rejects(ask({ Timestamp: '2026-01-01T00:00:00Z' }), { code: 'InvalidTimeStamp.Expired' });
    await assert.rejects(ask({ Timestamp: 'yesterday' }), { code: 'InvalidTimeStamp.Format' });
  });

  test(`${method}: the action that the SDK sends with GET is answered`, async () => {
    const zones = await vpcRpc.request('DescribeVpnGatewayAvailableZones', { RegionId: regionId, Spec: '10M' }, { method });
    assert.ok(Array.isArray(zones.AvailableZoneIdList));
  });
}

test('another signature method, an unknown key and an unknown action have their codes', async () => {
  const ask = more => vpcRpc.request('DescribeVpcs', { RegionId: regionId, ...more });
  await assert.rejects(ask({ SignatureMethod: 'HMAC-MD5' }), { code: 'IncompleteSignature' });
  await assert.rejects(ask({ AccessKeyId: 'stranger' }), { code: 'InvalidAccessKeyId.NotFound' });
  await assert.rejects(vpcRpc.request('CreateEverything', { RegionId: regionId }), { code: 'InvalidApi.NotFound' });
});

test('ECS answers the same client', async () => {
  const found = await rpc('2014-05-26').request('DescribeInstances', { RegionId: regionId, PageSize: 2 }, { method: 'POST' });
  assert.equal(found.Instances.Instance.length, 2);
  const [{ InstanceId }] = found.Instances.Instance;
  const status = await rpc('2014-05-26').request('DescribeCloudAssistantStatus', { RegionId: regionId, InstanceId: [InstanceId] });
  assert.deepEqual(status.InstanceCloudAssistantStatusSet.InstanceCloudAssistantStatus.map(i => i.InstanceId), [InstanceId]);
});

test('the official SDK with signature 1.0, its parameters in the query and in the form', async () => {
  const old = caller(vpcClient(cloud.url, { regionId, signatureAlgorithm: 'v2' }), vpcModels, regionId);
  const gateway = await buyGateway(cloud, await findVpc(cloud, 'VPC1'), { name: 'VPN网关1' });
  assert.equal((await old('DescribeVpnGateway', { vpnGatewayId: gateway.id })).name, 'VPN网关1');
  const { customerGatewayId } = await old('CreateCustomerGateway', { ipAddress: '203.0.113.60', name: specials });
  const psk = '~`!@#$%^&*()_-+={}[]\\|;:\',.<>/?"';
  const { vpnConnectionId } = await old('CreateVpnConnection', {
    vpnGatewayId: gateway.id, localSubnet: '0.0.0.0/0', remoteSubnet: '0.0.0.0/0', name: specials,
    tunnelOptionsSpecification: twoTunnels([customerGatewayId, customerGatewayId], [psk, psk]),
  });
  assert.deepEqual((await tunnelsOf(cloud, vpnConnectionId)).map(t => t.tunnelIkeConfig.psk), [psk, psk]);
  await assert.rejects(
    vpcClient(cloud.url, { secret: 'wrong', signatureAlgorithm: 'v2' }).describeVpcs(new vpcModels.DescribeVpcsRequest({ regionId })),
    { code: 'SignatureDoesNotMatch', statusCode: 400 });
});
