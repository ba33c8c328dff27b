import assert from 'node:assert/strict';
import test from 'node:test';
import { MicrosecondClock } from '../clock.js';

test('should give microseconds that never repeat', () => {
  const clock = new MicrosecondClock();
  const before = Date.now() * 1000;
  const times = Array.from({ length: 100_000 }, () => clock.next());
  assert.ok(times.every((time, i) => Number.isSafeInteger(time) && (i === 0 || time > times[i - 1])));
  assert.ok(Math.abs(times[0] - before) < 60_000_000);
});

test('should follow a wall clock that was set, but never go back', () => {
  let wall = 5000;
  let elapsed = 0;
  const clock = new MicrosecondClock(() => wall, () => elapsed, 5000);
  elapsed = 0.25;
  assert.equal(clock.next(), 5_000_250);
  assert.equal(clock.next(), 5_000_251);
  wall = 9000;
  assert.equal(clock.next(), 9_000_000);
  wall = 6000;
  assert.equal(clock.next(), 9_000_001);
});

test('should not take a pause between two readings for a clock that was set', () => {
  const elapsed = [0, 80, 80.5, 80.5];
  const clock = new MicrosecondClock(() => 5080, () => elapsed.shift(), 5000);
  assert.equal(clock.next(), 5_000_000);
  assert.equal(clock.next(), 5_080_500);
});
