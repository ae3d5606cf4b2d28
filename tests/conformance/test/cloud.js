// One emulated cloud whose clock stands still: a test moves it on by hand, so nothing is waited for and nothing races.
import assert from 'node:assert/strict';
import { startEmulator, steer } from './emulator.js';
import { vpcClient, ecsClient, vpcModels, ecsModels } from './clients.js';
import { itemOf, isModel } from './shape.js';

export async function openCloud(regionId = 'eu-central-1', environment = {}, callers = sdkCallers) {
  const emulator = await startEmulator(environment);
  const { url } = emulator;
  const control = (path, order, method = 'POST') => steer(url, path, order, method);
  await control('reset');
  await control('clock', { scale: 1, stopAt: '2026-03-02T08:30:00Z' });
  return {
    url,
    regionId,
    control,
    advance: seconds => control('clock', { advanceSeconds: seconds }),
    /** Something that goes wrong with the next call of an action. */
    fault: (action, kind, more = {}) => control('faults', { action, kind, ...more }),
    noFaults: () => control('faults', undefined, 'DELETE'),
    ...callers(url, regionId),
    stop: emulator.stop,
  };
}

const sdkCallers = (url, regionId) => ({
  vpc: caller(vpcClient(url, { regionId }), vpcModels, regionId),
  ecs: caller(ecsClient(url, { regionId }), ecsModels, regionId),
});

/** Calls an action through the SDK with a plain object, whose names are the SDK's properties; the body comes back. */
export function caller(client, models, regionId) {
  return async (action, parameters = {}) =>
    (await client[action[0].toLowerCase() + action.slice(1)](requestOf(models, action, parameters, regionId))).body;
}

export function requestOf(models, action, parameters, regionId) {
  const model = models[`${action}Request`];
  return build(model, 'regionId' in model.types() ? { regionId, ...parameters } : parameters);
}

/** A plain object as the SDK's model with its nested models. A property that the model does not know is a mistake of the test. */
function build(model, plain) {
  const types = model.types();
  return new model(Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined).map(([property, value]) => {
    assert.ok(property in types, `${model.name} has no ${property}`);
    const inner = itemOf(types[property]);
    return [property, !isModel(inner) ? value : Array.isArray(value) ? value.map(item => build(inner, item)) : build(inner, value)];
  })));
}
