import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import test from 'node:test';
import { HttpService } from '../service.js';

const LIMIT_MILLIS = 10_000;

test('should answer what has begun and what comes on open connections when it is stopped', async () => {
  const held = [];
  const service = await start((ask, answer) => {
    if (ask.url === '/slow') {
      held.push(answer);
    } else {
      answer.end('quick');
    }
  });
  const { port } = service;
  const open = new Agent({ keepAlive: true, maxSockets: 1 });
  const first = await get(port, '/quick', open);
  assert.equal(first.connection, 'keep-alive');
  const begun = Array.from({ length: 5 }, () => get(port, '/slow'));
  await until(() => held.length === 5);

  let ended = false;
  const stopped = service.stop(LIMIT_MILLIS).then(() => (ended = true));
  await assert.rejects(get(port, '/quick'), { code: 'ECONNREFUSED' });
  assert.deepEqual(await get(port, '/quick', open), { status: 200, connection: 'close', body: 'quick' });
  assert.equal(ended, false);
  held.forEach((answer) => answer.end('slow'));
  for (const answer of await Promise.all(begun)) {
    assert.deepEqual(answer, { status: 200, connection: 'close', body: 'slow' });
  }
  await stopped;
});

test('should cut off what does not end within the limit', async () => {
  let asked = false;
  const service = await start(() => (asked = true));
  const stuck = assert.rejects(get(service.port, '/'), { code: 'ECONNRESET' });
  await until(() => asked);
  await service.stop(50);
  await stuck;
});

test('should say which address is taken', async () => {
  const service = await start(() => {});
  await assert.rejects(HttpService.start({ address: '127.0.0.1', port: service.port }, () => {}), {
    message: `listen EADDRINUSE: address already in use 127.0.0.1:${service.port}`,
  });
  await service.stop(50);
});

function start(app) {
  return HttpService.start({ address: '127.0.0.1', port: 0 }, app);
}

function get(port, path, agent = new Agent({ keepAlive: true })) {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, agent }, async (answer) => {
      const { statusCode: status, headers } = answer;
      const body = (await answer.setEncoding('utf8').toArray()).join('');
      agent.maxSockets === 1 || agent.destroy();
      resolve({ status, connection: headers.connection, body });
    })
      .on('error', reject)
      .end();
  });
}

async function until(condition) {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
