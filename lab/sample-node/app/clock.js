import { performance } from 'node:perf_hooks';
import cassandra from 'cassandra-driver';

const { TimestampGenerator } = cassandra.policies.timestampGeneration;

/** More than the rounding of the wall clock to milliseconds can explain. */
const STEP_MILLIS = 2;

/**
 * Timestamps of writes in real microseconds, each later than the one before. The driver's own
 * generator counts up from the millisecond, so that writes of two applications within one would
 * look simultaneous.
 */
export class MicrosecondClock extends TimestampGenerator {
  #origin = performance.timeOrigin;
  #last = 0;

  /** Called by the driver for each statement. */
  next() {
    const before = performance.now();
    const wall = Date.now();
    // Follows a wall clock that was set; a pause between the two readings says nothing about it.
    if (performance.now() - before < 1) {
      const step = wall - (this.#origin + before);
      this.#origin += Math.abs(step) > STEP_MILLIS ? step : 0;
    }
    this.#last = Math.max(this.#last + 1, Math.round((this.#origin + before) * 1000));
    return this.#last;
  }
}
