/** Deterministic numbers (mulberry32): the same seed gives the same demo group on every machine. */
export class Random {
  constructor(private state: number) {}

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** Whole number in [min, max]. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)];
  }

  /** `count` different items in random order. */
  sample<T>(items: readonly T[], count: number): T[] {
    const pool = [...items];
    const picked: T[] = [];
    while (picked.length < count && pool.length > 0) picked.push(...pool.splice(this.int(0, pool.length - 1), 1));
    return picked;
  }

  /** A stream of its own for one purpose, so that adding data elsewhere does not change it. */
  fork(label: string): Random {
    let hash = this.state;
    for (const ch of label) hash = Math.imul(hash ^ ch.codePointAt(0)!, 0x01000193);
    return new Random(hash);
  }
}
