import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { requireScope } from '../../../platform/access';
import { notFound } from '../../../platform/http';
import { CaseStore, type CaseBundle } from '../case-store';
import type { CaseRecord } from '../case.entity';

/** One published case that the caller may read; anything else is 404. */
@Injectable()
export class PublishedCases {
  constructor(private readonly store: CaseStore) {}

  async record(id: Id): Promise<CaseRecord> {
    const record = await this.store.record(id);
    if (record.status !== 'published') throw notFound('案例');
    requireScope('case:read', record.orgPath, '案例');
    return record;
  }

  async bundle(id: Id): Promise<CaseBundle> {
    const [bundle] = await this.store.bundles([await this.record(id)]);
    return bundle;
  }
}
