import { Injectable } from '@nestjs/common';
import { type ConfirmMoneyBody, type Fen, type Id, MONEY_ACCOUNTS, type MoneyAccount, DUES_ACCOUNTS } from '@xianfeng/shared-types';
import { num, placeholders, type Tx, UnitOfWork } from '../../database';
import { Clock } from '../../platform/clock';
import { invalidField, Problem } from '../../platform/http';
import { DuesBalances } from './ledger/balances';
import { yuan } from './money';

/** What may be paid out. */
@Injectable()
export class MoneyOnHand {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly balances: DuesBalances,
  ) {}

  /** Holds the account until the unit of work ends; a problem in words, with what else to do, when it has less than is to be paid. */
  async spend(tx: Tx, orgId: Id, account: MoneyAccount, fen: Fen, advice = '请核对金额或换一个账户。'): Promise<void> {
    const held = await this.balances.held(tx, orgId, account);
    if (held >= fen) return;
    const detail = `${DUES_ACCOUNTS[account].name}账面只有 ${yuan(held)} 元，不足 ${yuan(fen)} 元。${advice}`;
    throw new Problem('conflict.state', { detail, meta: { heldFen: held } });
  }

  /** What all money accounts hold now. */
  async available(orgId: Id): Promise<Fen> {
    const sql = `SELECT SUM(debitFen) AS d, SUM(creditFen) AS c FROM dues_balance WHERE orgId = ? AND account IN (${placeholders(MONEY_ACCOUNTS)})`;
    const [row] = await this.uow.read((tx) => tx.select<Record<'d' | 'c', number | string | null>>(sql, [orgId, ...MONEY_ACCOUNTS]));
    return num(row.d) - num(row.c);
  }

  /** A bank's slip has a day that has come. */
  notInFuture({ on }: Pick<ConfirmMoneyBody, 'on'>, path = 'on'): void {
    if (on > this.clock.today()) throw invalidField(path, '不能晚于今天，请按回单日期填写');
  }
}
