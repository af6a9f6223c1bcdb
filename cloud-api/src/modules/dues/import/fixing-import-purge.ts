import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { LessThan } from 'typeorm';
import { UnitOfWork } from '../../../database';
import { Clock } from '../../../platform/clock';
import { OrgDirectory } from '../../orgs';
import { DuesFixingImportRow } from '../dues-fixing.entity';
import { DuesTermsBook } from '../dues-terms';

const DAY_MS = 86_400_000;

/** Throws away lists that were checked and never committed: wage bases are kept no longer than they are needed (PIPL art. 19). */
@Injectable()
export class FixingImportPurge {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly terms: DuesTermsBook,
    private readonly orgs: OrgDirectory,
  ) {}

  async run(): Promise<void> {
    const daysAt = await this.terms.table('import_days');
    const waiting = await this.uow.read((tx) => tx.select<{ orgId: Id }>("SELECT DISTINCT orgId FROM dues_fixing_import WHERE state = 'checked'"));
    const orgs = await this.orgs.getMany(waiting.map(({ orgId }) => orgId));
    for (const { orgId } of waiting) {
      const before = new Date(this.clock.now().getTime() - daysAt(orgs.get(orgId)?.path ?? '') * DAY_MS);
      await this.uow.run((tx) => tx.repo(DuesFixingImportRow).delete({ orgId, state: 'checked', createdAt: LessThan(before) }));
    }
  }
}
