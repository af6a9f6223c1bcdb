/** Misbehaviour of event delivery, ordered through /_control/push. Counts are of coming events. */
export interface PushFaultCounts {
  /** Sent twice. */
  duplicateNext: number;
  /** Held until this many have come, then sent in reverse order. */
  reorderNext: number;
  /** Sent with a wrong signature and msg_signature. */
  wrongSignatureNext: number;
  /** Never sent. */
  dropNext: number;
}

const NONE: PushFaultCounts = { duplicateNext: 0, reorderNext: 0, wrongSignatureNext: 0, dropNext: 0 };

export class PushFaults {
  counts: PushFaultCounts = { ...NONE };

  plan(counts: Partial<PushFaultCounts>): void {
    for (const name of Object.keys(NONE) as (keyof PushFaultCounts)[]) {
      const count = counts[name];
      if (count !== undefined) this.counts[name] = Math.max(0, Math.trunc(Number(count)) || 0);
    }
  }

  /** Takes one of the planned faults of this kind, if any is left. */
  take(name: keyof PushFaultCounts): boolean {
    if (this.counts[name] <= 0) return false;
    this.counts[name] -= 1;
    return true;
  }

  reset(): void {
    this.counts = { ...NONE };
  }
}
