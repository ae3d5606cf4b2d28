import assert from 'node:assert/strict';
import * as VpcSdk from '@alicloud/vpc20160428';
import * as EcsSdk from '@alicloud/ecs20140526';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import { accessKeyId, accessKeySecret } from './emulator.js';
import { differences } from './shape.js';

// The packages are CommonJS; depending on the loader the client sits one or two "default" deep.
const client = sdk => sdk.default?.default ?? sdk.default;
const models = sdk => (sdk.default?.default ? sdk.default : sdk);

export const vpcModels = models(VpcSdk);
export const ecsModels = models(EcsSdk);

/** The fields that answers held so far, by action. */
export const seenFields = new Map();

export const vpcClient = (url, options) => checked(new (client(VpcSdk))(config(url, options)), vpcModels);
export const ecsClient = (url, options) => checked(new (client(EcsSdk))(config(url, options)), ecsModels);

function config(url, { secret = accessKeySecret, regionId = 'eu-central-1', signatureAlgorithm } = {}) {
  return new $OpenApiUtil.Config({ accessKeyId, accessKeySecret: secret, endpoint: url.host, protocol: 'HTTP', regionId, signatureAlgorithm });
}

// The SDK reads leniently, so the raw body is checked before its models see it, whatever a test does with the answer.
function checked(sdk, models) {
  const callApi = sdk.callApi.bind(sdk);
  sdk.callApi = async (params, ...rest) => {
    const answer = await callApi(params, ...rest);
    if (!seenFields.has(params.action)) seenFields.set(params.action, new Set());
    const found = differences(models[`${params.action}ResponseBody`], answer.body, '', seenFields.get(params.action));
    assert.deepEqual(found, [], `the answer of ${params.action} is not what the SDK's model says`);
    return answer;
  };
  return sdk;
}
