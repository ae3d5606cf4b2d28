// What the emulator says it takes, held against the request models of the SDKs.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { startEmulator, steer } from './emulator.js';
import { vpcModels, ecsModels } from './clients.js';
import { itemOf, isModel } from './shape.js';
import { actionsThatIgnore, ignoredEverywhere, ignoredParameters } from './ignored-parameters.js';

// A token of the emulator happens to be a number; it travels as a string.
const typeOf = ({ Name, Kind }) => (Name === 'NextToken' ? 'string' : { Number: 'number', Flag: 'boolean' }[Kind] ?? 'string');
let emulator, operations;

before(async () => {
  emulator = await startEmulator();
  const all = await steer(emulator.url, 'operations', undefined, 'GET');
  operations = all.filter(o => ['VPC', 'ECS'].includes(o.Product));
});
after(() => emulator?.stop());

const modelOf = ({ Product, Action }) => (Product === 'VPC' ? vpcModels : ecsModels)[`${Action}Request`];

/** Wire names with their types; ".N" where an index stands. */
function parametersOf(model, path = '') {
  const types = model.types();
  return Object.entries(model.names()).flatMap(([property, wire]) => {
    const name = `${path}${wire}${types[property].type === 'array' ? '.N' : ''}`;
    const inner = itemOf(types[property]);
    return isModel(inner) ? parametersOf(inner, `${name}.`) : [[name, inner]];
  });
}

test('the emulator publishes operations of both products', () => assert.ok(operations.length > 45, `${operations.length} operations`));

test('every published parameter is one of the SDK, of the same type', () => {
  const wrong = operations.flatMap(operation => {
    const known = new Map(parametersOf(modelOf(operation)));
    return operation.Parameters.map(p => [`${operation.Action}.${p.Name}`, typeOf(p), known.get(p.Name)]);
  }).filter(([, published, sdk]) => published !== sdk);
  assert.deepEqual(wrong, []);
});

test('every parameter of the SDK is published, or ignored for a reason', () => {
  for (const operation of operations) {
    const published = new Set(operation.Parameters.map(p => p.Name));
    const missing = parametersOf(modelOf(operation)).map(([name]) => name).filter(n => !published.has(n) && !ignoredEverywhere.includes(n));
    assert.deepEqual(missing.sort(), ignoredParameters(operation.Action).sort(), operation.Action);
  }
});

test('the list of ignored parameters names no operation that is not there', () =>
  assert.deepEqual(actionsThatIgnore.filter(a => !operations.some(o => o.Action === a)), []));

test('a token is taken wherever the SDK can send one with a write', () => {
  const writes = operations.filter(o => o.Mutates && parametersOf(modelOf(o)).some(([name]) => name === 'ClientToken'));
  assert.deepEqual(writes.filter(o => !o.Parameters.some(p => p.Name === 'ClientToken')).map(o => o.Action), []);
});

test('the one GET of the SDK is a GET here', () =>
  assert.deepEqual(operations.filter(o => o.Method === 'GET').map(o => o.Action), ['DescribeVpnGatewayAvailableZones']));
