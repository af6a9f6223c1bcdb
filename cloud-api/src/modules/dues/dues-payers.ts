import { Injectable } from '@nestjs/common';
import type { Id, IsoMonth } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { Problem } from '../../platform/http';
import { DuesConsentRow } from './dues-consent.entity';

/** Who pays: a member (for himself or, with a consent, for another one), or with `memberId` null the relative of a consent. */
export interface Payer {
  memberId: Id | null;
  consentId: Id | null;
}

/** Persons pay, with the branch's consent also for another (第十二条); there is no way to pay as an organisation (第十四条). */
@Injectable()
export class DuesPayers {
  async require(tx: Tx, memberId: Id, months: readonly IsoMonth[], payer: Payer): Promise<void> {
    if (payer.memberId === memberId) return;
    const consent = payer.consentId ? await tx.repo(DuesConsentRow).findOneBy({ id: payer.consentId, memberId }) : null;
    if (!consent || consent.payerMemberId !== payer.memberId) throw new Problem('dues.payer', { detail: '代交党费须先经党支部同意，请本人或支部书记登记代交人。' });
    if (consent.status !== 'agreed') throw new Problem('dues.payer', { detail: '党支部尚未同意代交，或已撤销。' });
    if (months.some((month) => month < consent.fromMonth || month > consent.toMonth)) {
      throw new Problem('dues.payer', { detail: `党支部同意代交的月份为 ${consent.fromMonth} 至 ${consent.toMonth}。` });
    }
  }
}
