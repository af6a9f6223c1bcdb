import type { Org } from '../../src/modules/orgs/org.entity';
import { PointEntryRow } from '../../src/modules/points/point-entry.entity';
import { type PointFact, PointLedger } from '../../src/modules/points/point-ledger';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../harness';

export interface EntrySpec {
  org: Pick<Org, 'id' | 'path' | 'orgClass'>;
  memberId?: string | null;
  ruleCode?: string;
  occurredOn?: string;
  with?: Partial<PointFact>;
}

/** A fact of its own, as a source would hand it to the ledger. */
export function factOf(t: Pick<TestApp, 'clock'>, spec: EntrySpec): PointFact {
  const sourceId = newId();
  return {
    ruleCode: spec.ruleCode ?? 'task.completed', org: spec.org, memberId: spec.memberId ?? null, occurredOn: spec.occurredOn ?? t.clock.today(),
    source: 'award', sourceId, subject: '专项工作', evidencePage: null, evidenceNote: '见工作记录', idempotencyKey: `test:${sourceId}`, createdBy: null,
    ...spec.with,
  };
}

/** Posts a fact through the ledger, as every source does. */
export async function postPoints(t: TestApp, spec: EntrySpec): Promise<PointEntryRow> {
  const entry = await t.uow.run((tx) => t.get(PointLedger).post(tx, factOf(t, spec)));
  if (!entry) throw new Error(`rule ${spec.ruleCode} is not in force`);
  return entry;
}
