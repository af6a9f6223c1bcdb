import { setTimeout as pause } from 'node:timers/promises';
import type { TestApp } from '../harness';

/** InnoDB renews what it tells of its transactions only when nobody has asked for a tenth of a second. */
const LOOK_EVERY_MS = 150;

/** Something that one waits for until another lets it go on. */
export function latch(): { opened: Promise<void>; open: () => void } {
  let open!: () => void;
  return { opened: new Promise((resolve) => (open = resolve)), open: () => open() };
}

/** Until a work has ended, or waits for a row that another unit of work holds; on SQLite whoever comes second waits at once. */
export async function endedOrWaiting({ uow }: TestApp, work: Promise<unknown>): Promise<void> {
  let ended = uow.dialect === 'sqlite';
  const mark = () => {
    ended = true;
  };
  void work.then(mark, mark);
  const waits = () => uow.read((tx) => tx.select("SELECT trx_id FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT'"));
  while (!ended && (await waits()).length === 0) await pause(LOOK_EVERY_MS);
}
