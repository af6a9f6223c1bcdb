import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import type { Tx } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { notFound, Problem } from '../../../platform/http';
import { PaymentSteps } from '../payment-steps';
import { PaymentCashRow } from './cash.entity';
import { type CashAction, cashMachine } from './cash.workflow';

/** Rows of cash entries; every change of a status goes through `change`. */
@Injectable()
export class CashStore {
  constructor(private readonly steps: PaymentSteps) {}

  /** An entry in reach, held until the unit of work ends; 404 for others. */
  async lock(tx: Tx, id: Id, permission: 'dues:collect' | 'dues:confirm-cash'): Promise<PaymentCashRow> {
    const cash = await tx.forUpdate(tx.repo(PaymentCashRow).createQueryBuilder('c').where('c.id = :id', { id })).getOne();
    if (!cash || !currentPrincipal().can(permission, cash.orgPath)) throw notFound('现金登记');
    return cash;
  }

  /** The row given, which is locked, shows the new state afterwards. */
  async change(tx: Tx, cash: PaymentCashRow, version: number, action: CashAction, reason: string, more: Partial<PaymentCashRow> = {}): Promise<void> {
    if (cash.version !== version) throw new Problem('conflict.version', { meta: { version: cash.version } });
    const from = cash.status;
    const change = { ...more, status: cashMachine.next(from, action, reason), version: version + 1 };
    await tx.repo(PaymentCashRow).update({ id: cash.id, version }, change);
    Object.assign(cash, change);
    await this.step(tx, cash, from, reason || '核对无误');
  }

  step(tx: Tx, cash: PaymentCashRow, from: PaymentCashRow['status'] | null, reason: string): Promise<void> {
    return this.steps.record(tx, { subject: 'cash', row: cash, title: `${cash.memberName}的现金党费`, from, to: cash.status, reason, detail: { amountFen: cash.amountFen, memberId: cash.memberId } });
  }
}
