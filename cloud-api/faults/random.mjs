import { createHash } from 'node:crypto';

/** Numbers from a seed and a name: what one client draws does not depend on how far the others are. */
export function randomOf(seed, name) {
  let count = 0;
  const next = () => createHash('sha256').update(`${seed}|${name}|${count++}`).digest().readUIntBE(0, 6) / 2 ** 48;
  return {
    chance: (probability) => next() < probability,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}
