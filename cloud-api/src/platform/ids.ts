import { randomFillSync } from 'node:crypto';
import { monotonicFactory } from 'ulid';

/** Drawn in bulk: imports make tens of thousands of ids, and each draw is a call into the system. */
const pool = new Uint32Array(1024);
let drawn = pool.length;

/** In [0, 1). */
function random(): number {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  return pool[drawn++] / 2 ** 32;
}

const next = monotonicFactory(random);

/** New ULID; ids made by one process sort in the order they were made. */
export const newId = (): string => next();
