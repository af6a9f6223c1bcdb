import type { JournalLine } from '@xianfeng/shared-types';
import { credit, debit, DuesLedger, type JournalInput } from '../../src/modules/books';
import { StoredFile } from '../../src/modules/files/stored-file.entity';
import type { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../harness';

type Place = Pick<Org, 'id' | 'path'>;

/** A fact that is not yet in the books. */
export function journalOf(t: Pick<TestApp, 'clock'>, org: Place, lines: JournalLine[], more: Partial<JournalInput> = {}): JournalInput {
  return {
    key: `test:${newId()}`, kind: 'payment', orgId: org.id, orgPath: org.path, on: t.clock.today(), memo: '党员交纳党费', source: { type: 'order', id: newId() }, lines,
    ...more,
  };
}

/** Books dues that were paid by WeChat. */
export async function bookDues(t: Pick<TestApp, 'clock' | 'get' | 'uow'>, org: Place, fen: number, more: Partial<JournalInput> = {}): Promise<void> {
  await t.uow.run((tx) => t.get(DuesLedger).post(tx, journalOf(t, org, [debit('wechat', fen), credit('dues_income', fen)], more)));
}

/** Minutes of a meeting that somebody uploaded. */
export async function uploadedMinutes(t: Pick<TestApp, 'clock' | 'uow'>, ownerId: string): Promise<string> {
  const file: StoredFile = {
    id: newId(), ownerId, kind: 'attachment', name: '支委会会议记录.pdf', mime: 'application/pdf', sizeBytes: 1024, sha256: '0'.repeat(64), width: null, height: null,
    safety: 'pass', safetyLabel: null, traceId: null, createdAt: t.clock.now(), checkedAt: null,
  };
  await t.uow.run((tx) => tx.repo(StoredFile).insert(file));
  return file.id;
}
