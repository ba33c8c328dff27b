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
  #wall;
  #elapsed;
  #origin;
  #last = 0;

  /** `wall`: milliseconds since the epoch; `elapsed`: finer ones, since `origin`. */
  constructor(
    wall = () => Date.now(),
    elapsed = () => performance.now(),
    origin = performance.timeOrigin,
  ) {
    super();
    this.#wall = wall;
    this.#elapsed = elapsed;
    this.#origin = origin;
  }

  /** Called by the driver for each statement. */
  next() {
    const elapsed = this.#elapsed();
    const wall = this.#wall();
    // Follows a wall clock that was set; a pause between the two readings says nothing about it.
    if (this.#elapsed() - elapsed < 1) {
      const step = wall - (this.#origin + elapsed);
      this.#origin += Math.abs(step) > STEP_MILLIS ? step : 0;
    }
    this.#last = Math.max(this.#last + 1, Math.round((this.#origin + elapsed) * 1000));
    return this.#last;
  }
}
