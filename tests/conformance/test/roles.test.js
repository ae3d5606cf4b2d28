// The service-linked role and the tunnel metrics, for which no SDK is installed here: their answers are held against models of our own.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import RPCClient from '@alicloud/pop-core';
import { openCloud } from './cloud.js';
import { accessKeyId, accessKeySecret } from './emulator.js';
import { differences, fieldsOf } from './shape.js';

const regionId = 'cn-hangzhou';
const name = 'AliyunServiceRoleForVpn';
let cloud;

before(async () => { cloud = await openCloud(regionId); });
after(() => cloud?.stop());

const rpc = apiVersion => new RPCClient({ accessKeyId, accessKeySecret, endpoint: cloud.url.origin, apiVersion });

/** A model like those of the SDK, from wire names and types. */
const model = fields => class {
  static names() { return Object.fromEntries(Object.keys(fields).map(name => [name, name])); }
  static types() { return fields; }
};

const Role = model({
  RoleName: 'string', RoleId: 'string', Arn: 'string', Description: 'string', CreateDate: 'string', AssumeRolePolicyDocument: 'string',
  IsServiceLinkedRole: 'boolean', RolePrincipalName: 'string',
});
const RoleAnswer = model({ Role, RequestId: 'string' });
const MetricAnswer = model({ Code: 'string', Success: 'boolean', Period: 'string', Datapoints: 'string', RequestId: 'string' });

function check(answerModel, answer) {
  const seen = new Set();
  assert.deepEqual(differences(answerModel, JSON.parse(JSON.stringify(answer)), '', seen), []);
  assert.deepEqual([...seen].sort(), fieldsOf(answerModel).sort());
}

for (const [product, version] of [['RAM', '2015-05-01'], ['ResourceManager', '2020-03-31']]) {
  test(`${product} tells of the role`, async () => {
    const found = await rpc(version).request('GetRole', { RoleName: name });
    check(RoleAnswer, found);
    assert.equal(found.Role.RoleName, name);
    await assert.rejects(rpc(version).request('GetRole', { RoleName: 'Another' }), error =>
      error.code === 'EntityNotExist.Role' && error.entry.response.statusCode === 404);
  });
}

test('the role is created once', async () => {
  await cloud.control('seed', { HasVpnRole: false });
  const manager = rpc('2020-03-31');
  await assert.rejects(manager.request('GetRole', { RoleName: name }), { code: 'EntityNotExist.Role' });
  check(RoleAnswer, await manager.request('CreateServiceLinkedRole', { ServiceName: 'vpn.aliyuncs.com' }, { method: 'POST' }));
  check(RoleAnswer, await manager.request('GetRole', { RoleName: name }));
  await assert.rejects(manager.request('CreateServiceLinkedRole', { ServiceName: 'vpn.aliyuncs.com' }), error =>
    error.code === 'EntityAlreadyExists.Role' && error.entry.response.statusCode === 409);
  await assert.rejects(manager.request('CreateServiceLinkedRole', {}), { code: 'MissingServiceName' });
});

test('metrics are data points in a JSON string', async () => {
  const answer = await rpc('2019-01-01').request('DescribeMetricList', { Namespace: 'acs_vpn', MetricName: 'tunnel.status', Period: '60' });
  check(MetricAnswer, answer);
  assert.ok(Array.isArray(JSON.parse(answer.Datapoints)));
});
