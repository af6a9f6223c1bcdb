import { Injectable } from '@nestjs/common';
import type { CaseDetail, Id } from '@xianfeng/shared-types';
import { CaseStore } from '../case-store';
import { CaseViews } from '../case-views';
import { CaseAccess } from '../case.access';

/** One case, as far as the caller may see it. */
@Injectable()
export class CaseReading {
  constructor(
    private readonly store: CaseStore,
    private readonly access: CaseAccess,
    private readonly views: CaseViews,
  ) {}

  async detail(id: Id): Promise<CaseDetail> {
    return this.views.detail(id, await this.access.requireReader(await this.store.bundle(id)));
  }
}
