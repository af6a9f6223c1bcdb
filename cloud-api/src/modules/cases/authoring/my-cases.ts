import { Injectable } from '@nestjs/common';
import type { CaseCard, MyCasesQuery, Page } from '@xianfeng/shared-types';
import { currentPrincipal } from '../../../platform/access';
import { ScopedPages, withColumns } from '../../orgs';
import { CaseStore } from '../case-store';
import { CaseViews } from '../case-views';
import { CaseRecord } from '../case.entity';

/** What I wrote or wrote with others, newest first. */
@Injectable()
export class MyCases {
  constructor(
    private readonly pages: ScopedPages,
    private readonly store: CaseStore,
    private readonly views: CaseViews,
  ) {}

  async page({ status, ...query }: MyCasesQuery): Promise<Page<CaseCard>> {
    const me = currentPrincipal().memberId;
    const mine = { sql: '(t.creatorId = ? OR t.id IN (SELECT a.caseId FROM case_author a WHERE a.memberId = ?))', params: [me, me] };
    const { items, next } = await this.pages.page(CaseRecord, withColumns(mine, { status }), query);
    return { items: await this.views.cards(await this.store.bundles(items)), next };
  }
}
