import assert from 'node:assert/strict';
import test from 'node:test';
import { parseBody } from '../body.js';
import { versionOf } from '../versions.js';

const read = (text) => parseBody(Buffer.from(text), versionOf('2.0.0'));

test('should read the fields that are there', () => {
  assert.deepEqual(read('{"id":"a","name":"a \\"b\\": {c}, \\\\","price" : 7 }'), {
    id: 'a',
    values: { name: 'a "b": {c}, \\', price: 7 },
  });
  assert.deepEqual(read(' {} '), { id: undefined, values: {} });
});

for (const [text, message] of [
  ['{"name":"a","name":"b"}', 'a field is given twice'],
  ['{"name":"a","n\\u0061me":"a"}', 'a field is given twice'],
  ['{"name":{},"name":"b"}', 'a field is given twice'],
  ['{"name":{},"description":[1,2]}', 'name should be a text or a number'],
  ['{"name":null}', 'name should be a text'],
  ['{"__proto__":"a"}', "unknown field '__proto__'; an item has id, name, description, price"],
  ['{"price":1.0}', 'price should be a whole number from 0 to 2147483647'],
  ['{"price":1e2}', 'price should be a whole number from 0 to 2147483647'],
  ['{"price":2147483648}', 'price should be a whole number from 0 to 2147483647'],
  ['null', 'the body should be a JSON object'],
]) {
  test(`should refuse ${text}`, () => {
    assert.throws(() => read(text), { status: 400, message });
  });
}

test('should refuse a body that is not UTF-8', () => {
  assert.throws(() => parseBody(Buffer.from([0x7b, 0xff, 0x7d]), versionOf('1.0.0')), {
    status: 400,
    message: 'the body should be UTF-8',
  });
});
