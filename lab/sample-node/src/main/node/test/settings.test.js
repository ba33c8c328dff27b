import assert from 'node:assert/strict';
import test from 'node:test';
import { settingsFrom } from '../settings.js';
import { versionOf } from '../versions.js';

const ENVIRONMENT = {
  CUTOVER_PORT: '3000',
  CUTOVER_TABLE: 'item_v2_0_0',
  CUTOVER_CONTACT_POINTS: '127.0.0.1:9042, 127.0.0.2:9043',
  CUTOVER_DATACENTER: 'dc1',
  CUTOVER_KEYSPACE: 'shop',
};

test('should read the environment and fill in defaults', () => {
  assert.deepEqual(settingsFrom(ENVIRONMENT), {
    address: '127.0.0.1',
    port: 3000,
    table: 'item_v2_0_0',
    contactPoints: ['127.0.0.1:9042', '127.0.0.2:9043'],
    datacenter: 'dc1',
    keyspace: 'shop',
    consistency: 'QUORUM',
    writeTimeout: 500,
  });
});

for (const [name, value, message] of [
  ['CUTOVER_PORT', '', 'CUTOVER_PORT is not set in the environment'],
  ['CUTOVER_PORT', '70000', "CUTOVER_PORT should be a number from 1 to 65535, not '70000'"],
  ['CUTOVER_WRITE_TIMEOUT_MS', '0', "CUTOVER_WRITE_TIMEOUT_MS should be a number from 1 to 2147483647, not '0'"],
  ['CUTOVER_TABLE', 'a; DROP', "CUTOVER_TABLE should be lower-case letters, digits and _ (at most 48), not 'a; DROP'"],
  ['CUTOVER_CONTACT_POINTS', '127.0.0.1', "CUTOVER_CONTACT_POINTS should be host:port,host:port, not '127.0.0.1'"],
  ['CUTOVER_CONSISTENCY', 'MOST', "CUTOVER_CONSISTENCY should be one of ONE, TWO, THREE, QUORUM, ALL, LOCAL_QUORUM, LOCAL_ONE, not 'MOST'"],
]) {
  test(`should say that ${name} is wrong when it is '${value}'`, () => {
    assert.throws(() => settingsFrom({ ...ENVIRONMENT, [name]: value }), { message });
  });
}

test('should name the versions there are', () => {
  assert.throws(() => versionOf('3.0.0'), {
    message: "there is no version '3.0.0' of this application; known: 1.0.0, 2.0.0, 2.0.1-faulty",
  });
});
