import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { chunk, placeholders, UnitOfWork } from '../../../database';

const IDS_PER_QUERY = 500;

/** Organisations whose books moved in a year and were not published for it (at least once a year). */
@Injectable()
export class MissingPublications {
  constructor(private readonly uow: UnitOfWork) {}

  async of(orgIds: readonly Id[], year: number): Promise<Set<Id>> {
    const missing = new Set<Id>();
    for (const part of chunk(orgIds, IDS_PER_QUERY)) {
      const rows = await this.uow.read((tx) => tx.select<{ orgId: Id }>(
        `SELECT DISTINCT b.orgId FROM dues_balance b WHERE b.orgId IN (${placeholders(part)}) AND b.month >= ? AND b.month <= ?
         AND NOT EXISTS (SELECT 1 FROM dues_publication p WHERE p.orgId = b.orgId AND p.year = ?)`, [...part, `${year}-01`, `${year}-12`, year],
      ));
      for (const { orgId } of rows) missing.add(orgId);
    }
    return missing;
  }
}
