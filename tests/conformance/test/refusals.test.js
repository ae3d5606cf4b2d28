import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { startEmulator, accessKeyId, accessKeySecret } from './emulator.js';
import { vpcClient, vpcModels as v } from './clients.js';

const regionId = 'eu-central-1';
const emptyHash = createHash('sha256').update('').digest('hex');
let emulator;

before(async () => { emulator = await startEmulator(); });
after(() => emulator?.stop());

// The SDK sets date and nonce itself, so these requests are signed by hand.
async function send({ date = new Date(), nonce = randomUUID(), keyId = accessKeyId, action = 'DescribeVpcs', version = '2016-04-28', method = 'POST' } = {}) {
  const headers = {
    host: emulator.url.host,
    'x-acs-action': action,
    'x-acs-content-sha256': emptyHash,
    'x-acs-date': date.toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  };
  const names = Object.keys(headers).sort();
  const canonical = [method, '/', `RegionId=${regionId}`, ...names.map(n => `${n}:${headers[n]}`), '', names.join(';'), emptyHash].join('\n');
  const toSign = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`;
  const signature = createHmac('sha256', accessKeySecret).update(toSign).digest('hex');
  const { host, ...sent } = headers;
  const response = await fetch(new URL(`/?RegionId=${regionId}`, emulator.url), {
    method, headers: { ...sent, authorization: `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names.join(';')},Signature=${signature}` },
  });
  assert.equal(response.headers.get('content-type'), 'application/json;charset=utf-8');
  const body = await response.json();
  assert.match(body.RequestId, /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  return { status: response.status, code: body.Code, body };
}

test('a good signature by hand is accepted', async () => assert.equal((await send()).status, 200));

test('a wrong secret is refused', () => assert.rejects(
  vpcClient(emulator.url, { secret: 'wrong' }).describeVpcs(new v.DescribeVpcsRequest({ regionId })), { code: 'SignatureDoesNotMatch', statusCode: 400 }));

test('an unknown key is refused', async () => {
  const { status, code } = await send({ keyId: 'stranger' });
  assert.deepEqual([status, code], [404, 'InvalidAccessKeyId.NotFound']);
});

test('a stale date is refused, one within 15 minutes is not', async () => {
  for (const minutes of [-16, 16]) {
    const { status, code } = await send({ date: new Date(Date.now() + minutes * 60_000) });
    assert.deepEqual([status, code], [400, 'InvalidTimeStamp.Expired']);
  }
  assert.equal((await send({ date: new Date(Date.now() - 14 * 60_000) })).status, 200);
});

test('a replayed nonce is refused', async () => {
  const nonce = randomUUID();
  assert.equal((await send({ nonce })).status, 200);
  const { status, code } = await send({ nonce });
  assert.deepEqual([status, code], [400, 'SignatureNonceUsed']);
});

test('unknown actions, versions and methods get the error envelope', async () => {
  for (const request of [{ action: 'CreateEverything' }, { version: '1999-01-01' }]) {
    const { status, code, body } = await send(request);
    assert.deepEqual([status, code], [404, 'InvalidApi.NotFound']);
    assert.equal(typeof body.Message, 'string');
    assert.equal(typeof body.HostId, 'string');
    assert.match(body.Recommend, /^https:\/\/api\.aliyun\.com\/troubleshoot/);
  }
  assert.equal((await send({ method: 'PUT' })).code, 'UnsupportedHTTPMethod');
  assert.equal((await send({ action: 'DescribeVpnGatewayAvailableZones' })).code, 'UnsupportedHTTPMethod');
});

test('ten megabytes get an answer', async () => {
  const response = await fetch(emulator.url, { method: 'POST', body: new Uint8Array(10 * 1024 * 1024) });
  assert.equal(response.status, 413);
  assert.equal((await response.json()).Code, 'RequestEntityTooLarge');
});
