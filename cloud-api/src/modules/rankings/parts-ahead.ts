import type { Id } from '@xianfeng/shared-types';

const UNITS_PER_PART = 1_000;

/** What was read of some units, in the order of ids. */
export interface Part<Row> {
  rows: Row[];
  /** Id of the last unit, the cursor. */
  last: Id;
  /** Units up to here. */
  done: number;
}

/**
 * Reads units part by part, and the next part with the one that is asked for: a frozen month's ledger no longer changes, so what
 * is read while another part is written is what would be read after it.
 */
export class PartsAhead<Unit extends { id: Id }, Row> {
  private ahead: { start: number; rows: Promise<Row[]> } | null = null;

  /** @param units in the order of ids. */
  constructor(
    readonly units: readonly Unit[],
    private readonly read: (part: readonly Unit[]) => Promise<Row[]>,
  ) {}

  /** The part after a cursor, null after the last. To be called outside a unit of work, on whose one connection the reads would queue. */
  async after(cursor: Id): Promise<Part<Row> | null> {
    const start = this.units.findIndex((unit) => unit.id > cursor);
    if (start === -1) return null;
    const rows = this.ahead?.start === start ? this.ahead.rows : this.begin(start);
    const done = Math.min(start + UNITS_PER_PART, this.units.length);
    this.ahead = done < this.units.length ? { start: done, rows: this.begin(done) } : null;
    return { rows: await rows, last: this.units[done - 1].id, done };
  }

  /** What fails is thrown where it is awaited, if anybody comes so far. */
  private begin(start: number): Promise<Row[]> {
    const rows = this.read(this.units.slice(start, start + UNITS_PER_PART));
    rows.catch(() => undefined);
    return rows;
  }
}
