import { Injectable } from '@nestjs/common';
import type { BranchDecisionBody, Id } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { CaseMessages } from '../case-messages';
import { CaseStore } from '../case-store';
import { CaseAccess } from '../case.access';

const TRANSITIONS = { pass: 'branch_pass', return: 'branch_return', reject: 'branch_reject' } as const;
const RESULTS = { pass: '通过支部初审', return: '被支部退回修改', reject: '支部不予推荐' } as const;

/** 支部初审: the branch's opinion on its own members' cases. */
@Injectable()
export class BranchReviews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: CaseStore,
    private readonly access: CaseAccess,
    private readonly messages: CaseMessages,
  ) {}

  async decide(id: Id, { version, decision, opinion }: BranchDecisionBody): Promise<void> {
    await this.uow.run(async (tx) => {
      const bundle = await this.store.bundle(id);
      await this.access.requireHandler(bundle, 'branch');
      const record = await this.store.transition(tx, bundle.record, TRANSITIONS[decision], { version, reason: opinion });
      await this.messages.toAuthors(tx, { ...bundle, record }, TRANSITIONS[decision], RESULTS[decision], opinion);
      if (decision === 'pass') await this.messages.toOfficers(tx, record, 'assign', '为案例安排盲审');
    });
  }
}
