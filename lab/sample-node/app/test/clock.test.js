import assert from 'node:assert/strict';
import test from 'node:test';
import { MicrosecondClock } from '../clock.js';

test('should give microseconds that never repeat', () => {
  const clock = new MicrosecondClock();
  const before = Date.now() * 1000;
  const times = Array.from({ length: 100_000 }, () => clock.next());
  assert.ok(times.every((time, i) => Number.isSafeInteger(time) && (i === 0 || time > times[i - 1])));
  assert.ok(times[0] >= before - 2000 && times[0] < before + 60_000_000);
});

test('should follow a wall clock that is set forward, and not go back with one set back', (context) => {
  const clock = new MicrosecondClock();
  const first = clock.next();
  const now = Date.now;
  const shift = context.mock.method(Date, 'now', () => now() + 3_600_000);
  const later = clock.next();
  assert.ok(later - first > 3_590_000_000);
  shift.mock.restore();
  assert.equal(clock.next(), later + 1);
});
