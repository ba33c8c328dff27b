/**
 * What the environment says.
 *
 * - `address`, `port`: where to listen (`CUTOVER_ADDRESS`, default 127.0.0.1, and `CUTOVER_PORT`)
 * - `table`: `CUTOVER_TABLE`
 * - `contactPoints`: `CUTOVER_CONTACT_POINTS`, `host:port,…`
 * - `datacenter`: `CUTOVER_DATACENTER`
 * - `keyspace`: `CUTOVER_KEYSPACE`
 * - `consistency`: `CUTOVER_CONSISTENCY`, default QUORUM
 * - `writeTimeout`: `CUTOVER_WRITE_TIMEOUT_MS`, default 500: after it, a write is given up
 */
export function settingsFrom(environment) {
  return {
    address: environment.CUTOVER_ADDRESS ?? '127.0.0.1',
    port: number(required(environment, 'CUTOVER_PORT'), 'CUTOVER_PORT', 65535),
    table: identifier(environment, 'CUTOVER_TABLE'),
    contactPoints: required(environment, 'CUTOVER_CONTACT_POINTS').split(',').map(endpoint),
    datacenter: required(environment, 'CUTOVER_DATACENTER'),
    keyspace: identifier(environment, 'CUTOVER_KEYSPACE'),
    consistency: consistency(environment.CUTOVER_CONSISTENCY ?? 'QUORUM'),
    writeTimeout: number(
      environment.CUTOVER_WRITE_TIMEOUT_MS ?? '500',
      'CUTOVER_WRITE_TIMEOUT_MS',
      2 ** 31 - 1,
    ),
  };
}

const CONSISTENCIES = ['ONE', 'TWO', 'THREE', 'QUORUM', 'ALL', 'LOCAL_QUORUM', 'LOCAL_ONE'];

function required(environment, name) {
  const value = environment[name] ?? '';
  if (value.trim() === '') {
    throw new Error(`${name} is not set in the environment`);
  }
  return value;
}

/** Stands in statements as it is, so it may not be anything else. */
function identifier(environment, name) {
  const value = required(environment, name);
  if (!/^[a-z][a-z0-9_]{0,47}$/.test(value)) {
    throw new Error(
      `${name} should be lower-case letters, digits and _ (at most 48), not '${value}'`,
    );
  }
  return value;
}

function endpoint(text) {
  const colon = text.lastIndexOf(':');
  if (colon < 1) {
    throw new Error(`CUTOVER_CONTACT_POINTS should be host:port,host:port, not '${text}'`);
  }
  const port = number(text.slice(colon + 1).trim(), 'the port in CUTOVER_CONTACT_POINTS', 65535);
  return `${text.slice(0, colon).trim()}:${port}`;
}

function number(text, name, max) {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > max) {
    throw new Error(`${name} should be a number from 1 to ${max}, not '${text}'`);
  }
  return value;
}

function consistency(name) {
  if (!CONSISTENCIES.includes(name)) {
    const known = CONSISTENCIES.join(', ');
    throw new Error(`CUTOVER_CONSISTENCY should be one of ${known}, not '${name}'`);
  }
  return name;
}
