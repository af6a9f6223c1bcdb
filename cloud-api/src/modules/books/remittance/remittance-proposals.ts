import { Injectable } from '@nestjs/common';
import { type CreateRemittanceBody, DUES_ACCOUNTS, type Fen, type Id, type IsoDate, type RemittanceKind, type RemittanceProposal } from '@xianfeng/shared-types';
import { num, placeholders, UnitOfWork } from '../../../database';
import { requireScope } from '../../../platform/access';
import { Clock, lastDayOf, shiftMonth } from '../../../platform/clock';
import { invalidField } from '../../../platform/http';
import { RuleBook } from '../../../platform/rules';
import { OrgDirectory, type OrgRef } from '../../orgs';
import { percent, shareOf, yuan } from '../money';
import { MoneyOnHand } from '../money-on-hand';
import { BooksSums } from '../reports/books-sums';
import { figuresOf, merged } from '../reports/figures';
import { OUTSIDE, RemitRatios } from './remit-ratios';

export type RemitPeriod = Pick<CreateRemittanceBody, 'orgId' | 'kind' | 'fromMonth' | 'toMonth'>;

const MONTHS_MOST = 12;

/** What an organisation owes upwards for a period, from the money that was received. */
@Injectable()
export class RemittanceProposals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
    private readonly ratios: RemitRatios,
    private readonly orgs: OrgDirectory,
    private readonly sums: BooksSums,
    private readonly money: MoneyOnHand,
  ) {}

  async propose(period: RemitPeriod): Promise<RemittanceProposal> {
    const org = await this.orgs.get(period.orgId);
    requireScope('dues:collect', org.path, '组织');
    this.checkPeriod(period);
    const to = org.parentId === null ? null : await this.orgs.get(org.parentId);
    const { kind, fromMonth, toMonth } = period;
    const rule = kind === 'large' ? await this.rules.find('dues.remit.large', this.clock.today(), org.path) : await this.ratios.inForce(org);
    const basisFen = kind === 'large' ? await this.largeHeld(org.id) : await this.received(org, period);
    const alreadyFen = await this.already(period);
    const dueFen = shareOf(basisFen, rule.value);
    const { doc, article } = rule;
    const amountFen = Math.max(0, dueFen - alreadyFen);
    return {
      from: { id: org.id, name: org.shortName }, to: to && { id: to.id, name: to.shortName }, toName: to?.name ?? OUTSIDE, kind, fromMonth, toMonth, basisFen,
      ratio: { basisPoints: rule.value, doc, article }, dueFen, alreadyFen, amountFen, availableFen: await this.money.available(org.id),
      dueOn: await this.dueOn(org, period), explanation: explain(kind, basisFen, rule.value, dueFen, alreadyFen, amountFen),
    };
  }

  private checkPeriod({ fromMonth, toMonth }: RemitPeriod): void {
    if (toMonth < fromMonth) throw invalidField('toMonth', '不能早于起始月份');
    if (shiftMonth(fromMonth, MONTHS_MOST - 1) < toMonth) throw invalidField('toMonth', `一次最多 ${MONTHS_MOST} 个月，请分次上缴`);
    if (toMonth > this.clock.month()) throw invalidField('toMonth', '不能晚于本月，按实收党费上缴');
  }

  /** Members' dues of the period in the organisation, in those merged into it and below them, refunds taken off: their money is here now. */
  private async received(org: OrgRef, { fromMonth, toMonth }: RemitPeriod): Promise<Fen> {
    const standing = [org, ...(await this.orgs.absorbed(org.id))];
    const ids = new Set((await Promise.all(standing.map(({ path }) => this.sums.idsBelow(path)))).flat().map(({ id }) => id));
    return Math.max(0, figuresOf(merged((await this.sums.ofOrgs([...ids], fromMonth, toMonth)).values())).duesFen);
  }

  /** Large dues that are held, those on their way taken off by `already`. */
  private async largeHeld(orgId: Id): Promise<Fen> {
    const sql = `SELECT SUM(creditFen) - SUM(debitFen) AS fen FROM dues_balance WHERE orgId = ? AND account = ?`;
    const [row] = await this.uow.read((tx) => tx.select<{ fen: number | string | null }>(sql, [orgId, 'large_dues_payable' satisfies keyof typeof DUES_ACCOUNTS]));
    return Math.max(0, num(row.fen));
  }

  private async already({ orgId, kind, fromMonth, toMonth }: RemitPeriod): Promise<Fen> {
    const ids = [orgId, ...(await this.orgs.absorbed(orgId)).map(({ id }) => id)];
    const open = kind === 'large' ? "status IN ('draft', 'sent')" : "status <> 'cancelled' AND fromMonth <= ? AND toMonth >= ?";
    const sql = `SELECT SUM(amountFen) AS fen FROM dues_remittance WHERE fromOrgId IN (${placeholders(ids)}) AND kind = ? AND ${open}`;
    const params = kind === 'large' ? [...ids, kind] : [...ids, kind, toMonth, fromMonth];
    const [row] = await this.uow.read((tx) => tx.select<{ fen: number | string | null }>(sql, params));
    return num(row.fen);
  }

  /** The Centre's share of a year is due in the next one. */
  private async dueOn(org: OrgRef, { kind, toMonth }: RemitPeriod): Promise<IsoDate | null> {
    if (kind === 'large' || org.parentId !== null) return null;
    const month = await this.rules.number('dues.remit.centre_due_month', this.clock.today(), org.path);
    return lastDayOf(`${Number(toMonth.slice(0, 4)) + 1}-${String(month).padStart(2, '0')}`);
  }
}

function explain(kind: RemittanceKind, basisFen: Fen, basisPoints: number, dueFen: Fen, alreadyFen: Fen, amountFen: Fen): string {
  const from = kind === 'large' ? `代收大额党费 ${yuan(basisFen)} 元，全额上缴` : `期间实收党费 ${yuan(basisFen)} 元 × ${percent(basisPoints)} = ${yuan(dueFen)} 元`;
  return alreadyFen === 0 ? `${from}。` : `${from}，减去已办理的 ${yuan(alreadyFen)} 元，还应上缴 ${yuan(amountFen)} 元。`;
}
