import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { chunk } from '../portable';
import type { Tx } from '../unit-of-work';

const ROWS = 200;

/** Bulk insert below both engines' limit of bound parameters. */
export async function insertAll<E extends ObjectLiteral>(tx: Tx, entity: EntityTarget<E>, rows: E[]): Promise<void> {
  for (const part of chunk(rows, ROWS)) {
    await tx.manager.createQueryBuilder().insert().into(entity).values(part as never).updateEntity(false).execute();
  }
}
