import * as VpcSdk from '@alicloud/vpc20160428';
import * as EcsSdk from '@alicloud/ecs20140526';
import { $OpenApiUtil } from '@alicloud/openapi-core';
import { accessKeyId, accessKeySecret } from './emulator.js';

// The packages are CommonJS; depending on the loader the client sits one or two "default" deep.
const client = sdk => sdk.default?.default ?? sdk.default;
const models = sdk => (sdk.default?.default ? sdk.default : sdk);

export const vpcModels = models(VpcSdk);
export const ecsModels = models(EcsSdk);

const config = (url, secret) => new $OpenApiUtil.Config({
  accessKeyId, accessKeySecret: secret, endpoint: url.host, protocol: 'HTTP', regionId: 'eu-central-1',
});

export const vpcClient = (url, secret = accessKeySecret) => new (client(VpcSdk))(config(url, secret));
export const ecsClient = (url, secret = accessKeySecret) => new (client(EcsSdk))(config(url, secret));
