import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { PointCase } from './point-case.entity';

/** Lets messages about one case take turns, and remembers a withdrawal that overtakes its publication. */
@Injectable()
export class PointCases {
  /** Makes others who write for the case wait; false when it has been withdrawn (which is for good). */
  async claim(tx: Tx, caseId: Id): Promise<boolean> {
    await tx.lockRow('point_case', { caseId, withdrawnAt: null });
    return (await tx.repo(PointCase).findOneByOrFail({ caseId })).withdrawnAt === null;
  }

  /** Returns false when it is on record already. */
  async withdraw(tx: Tx, caseId: Id, withdrawnAt: Date): Promise<boolean> {
    if (!(await this.claim(tx, caseId))) return false;
    await tx.repo(PointCase).update({ caseId }, { withdrawnAt });
    return true;
  }
}
