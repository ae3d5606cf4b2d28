// Every operation is called in a world that holds everything the emulator knows. What the SDK's models name and no answer holds
// stands in unreturned.js with its reason.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { openCloud } from './cloud.js';
import { vpcModels, ecsModels, seenFields } from './clients.js';
import { fieldsOf } from './shape.js';
import { everyAnswer } from './everything.js';
import { unreturned } from './unreturned.js';

let cloud, operations;

before(async () => {
  cloud = await openCloud('cn-hangzhou');
  operations = (await cloud.control('operations', undefined, 'GET')).filter(o => ['VPC', 'ECS'].includes(o.Product));
  await everyAnswer(cloud);
});
after(() => cloud?.stop());

test('every operation was answered', () =>
  assert.deepEqual([...seenFields.keys()].sort(), operations.map(o => o.Action).sort()));

test('fields that no answer holds are known, with a reason', () => {
  for (const { Action, Product } of operations) {
    const model = (Product === 'VPC' ? vpcModels : ecsModels)[`${Action}ResponseBody`];
    const missing = fieldsOf(model).filter(f => !seenFields.get(Action).has(f));
    const roots = missing.filter(f => !missing.some(m => f.startsWith(`${m}.`)));
    const known = unreturned[Action] ?? [];
    assert.deepEqual(roots.slice().sort(), known.slice().sort(), Action);
  }
});

test('the list of known gaps names no operation that is not there', () =>
  assert.deepEqual(Object.keys(unreturned).filter(a => !operations.some(o => o.Action === a)), []));
