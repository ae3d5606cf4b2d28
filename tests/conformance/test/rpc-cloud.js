// The calls of cloud.js through the RPC client, signed with 1.0. What is sent and what comes back go through the SDK's models, so
// tests say and read the same.
import assert from 'node:assert/strict';
import RPCClient from '@alicloud/pop-core';
import { requestOf } from './cloud.js';
import { vpcModels, ecsModels } from './clients.js';
import { accessKeyId, accessKeySecret } from './emulator.js';
import { differences, isModel } from './shape.js';

export const rpcCallers = (url, regionId) => ({
  vpc: rpcCaller(url, '2016-04-28', vpcModels, regionId),
  ecs: rpcCaller(url, '2014-05-26', ecsModels, regionId),
});

function rpcCaller(url, apiVersion, models, regionId) {
  const rpc = new RPCClient({ accessKeyId, accessKeySecret, endpoint: url.origin, apiVersion });
  return async (action, parameters = {}) => {
    const answer = await rpc.request(action, flat(requestOf(models, action, parameters, regionId).toMap()), { method: 'POST' });
    const model = models[`${action}ResponseBody`];
    assert.deepEqual(differences(model, answer), [], `the answer of ${action} is not what the SDK's model says`);
    return read(model, answer);
  };
}

/** Nested objects and lists as the wire has them: Tags.1.Key. */
function flat(value, path = '') {
  const entries = Array.isArray(value) ? value.map((item, n) => [n + 1, item]) : Object.entries(value);
  return Object.assign({}, ...entries.filter(([, item]) => item !== undefined && item !== null).map(([key, item]) => {
    const name = path ? `${path}.${key}` : `${key}`;
    return typeof item === 'object' ? flat(item, name) : { [name]: item };
  }));
}

/** The raw JSON under the names of the model. */
function read(type, value) {
  if (Array.isArray(value)) return value.map(item => read(type.itemType, item));
  if (!isModel(type)) return value;
  const types = type.types();
  return Object.fromEntries(Object.entries(type.names()).filter(([, wire]) => wire in value).map(([property, wire]) => [property, read(types[property], value[wire])]));
}
