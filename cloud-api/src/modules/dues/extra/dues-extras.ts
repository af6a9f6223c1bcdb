import { Injectable } from '@nestjs/common';
import type { DuesExtra, Fen, Id, IsoDate, ReceiptExtraBody, ReportExtraBody } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { type Tx, UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { Clock } from '../../../platform/clock';
import { invalidField, notFound, Problem } from '../../../platform/http';
import { newId } from '../../../platform/ids';
import { requestNotification } from '../../../platform/notify';
import { Outbox } from '../../../platform/outbox';
import { RuleBook } from '../../../platform/rules';
import { OrgDirectory } from '../../orgs';
import { DuesEvents } from '../dues-events';
import { DuesExtraRow } from '../dues-extra.entity';
import { DuesPeople } from '../dues-people';
import { ExtraQueries } from './extra.queries';
import { extraMachine, type ExtraStep } from './extra.workflow';

const EXTRAS_PAGE = 'packages/dues/desk/index?tab=extras';

/** Voluntary extras: ordinary ones stay, large ones go to the Centre. */
@Injectable()
export class DuesExtras {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly rules: RuleBook,
    private readonly people: DuesPeople,
    private readonly orgs: OrgDirectory,
    private readonly events: DuesEvents,
    private readonly queries: ExtraQueries,
  ) {}

  /** Money that came beyond what was owed, in the unit of work that books it; the same source counts once. */
  async receive(tx: Tx, input: { memberId: Id; fen: Fen; on: IsoDate; source: string }): Promise<{ id: Id; large: boolean }> {
    const known = await tx.repo(DuesExtraRow).findOneBy({ source: input.source });
    if (known) return { id: known.id, large: known.status !== 'ordinary' };
    const person = await this.people.find(input.memberId);
    if (!person) throw notFound('党员');
    const large = await this.isLarge(input.fen, input.on, person.orgPath);
    const id = newId();
    const status = large ? extraMachine.next('ordinary', 'find_large') : 'ordinary';
    await tx.repo(DuesExtraRow).insert({
      id, memberId: person.id, orgId: person.orgId, fen: input.fen, receivedOn: input.on, source: input.source, status, profile: null, receiptNo: null, version: 1,
      createdAt: this.clock.now(),
    });
    await this.events.record(tx, { type: 'dues_extra', id, orgPath: person.orgPath, title: person.name, from: null, to: status, reason: null });
    if (large) {
      await requestNotification(this.outbox, tx, {
        topic: 'dues.todo', period: id, to: { kind: 'roles', roles: ['finance_officer'], orgId: person.orgId, nearest: true },
        title: '收到一笔大额党费，请逐级上报', body: `${person.name}自愿多交党费，请附党员简要情况，全额上报。`, page: EXTRAS_PAGE,
      });
    }
    return { id, large };
  }

  /** 自愿一次多交 1000 元以上 all goes to the Centre (第十一条). By the rule of the day on which it came. */
  async isLarge(fen: Fen, on: IsoDate, orgPath: string): Promise<boolean> {
    return fen >= (await this.rules.number('dues.large_from', on, orgPath));
  }

  /** A refund took an extra of one of the sources back as a whole: nothing is passed up any more. What was passed up before stays. */
  async takeBack(tx: Tx, sources: readonly string[], fen: Fen, reason: string): Promise<void> {
    const rows = await tx.repo(DuesExtraRow).find({ where: { source: In([...sources]), fen }, order: { id: 'ASC' } });
    const extra = rows.find(({ status }) => extraMachine.allows(status, 'give_back'));
    if (!extra) return;
    const status = extraMachine.next(extra.status, 'give_back');
    const result = await tx.repo(DuesExtraRow).update({ id: extra.id, status: extra.status, version: extra.version }, { fen: 0, status, version: extra.version + 1 });
    if (result.affected !== 1) throw new Problem('conflict.version', { meta: { version: extra.version } });
    const person = (await this.people.find(extra.memberId))!;
    await this.events.record(tx, { type: 'dues_extra', id: extra.id, orgPath: person.orgPath, title: person.name, from: extra.status, to: status, reason });
  }

  /** Whether money of one of the sources has been passed up, so that it can't go back from here. */
  passedUp(tx: Tx, sources: readonly string[]): Promise<boolean> {
    return tx.repo(DuesExtraRow).existsBy({ source: In([...sources]), status: In(['reported', 'receipted']) });
  }

  report(id: Id, { profile, passedTo, on, version }: ReportExtraBody): Promise<DuesExtra> {
    return this.take(id, version, 'report', on, `${on} 上报 ${passedTo}`, { profile });
  }

  receipt(id: Id, { receiptNo, on, version }: ReceiptExtraBody): Promise<DuesExtra> {
    return this.take(id, version, 'receipt', on, `${on} 收据 ${receiptNo}`, { receiptNo });
  }

  private async take(id: Id, version: number, step: ExtraStep, on: IsoDate, reason: string, more: Partial<DuesExtraRow>): Promise<DuesExtra> {
    if (on > this.clock.today()) throw invalidField('on', '日期不能晚于今天');
    await this.uow.run(async (tx) => {
      const extra = await tx.repo(DuesExtraRow).findOneBy({ id });
      const org = extra && (await this.orgs.find(extra.orgId));
      if (!extra || !org || !currentPrincipal().can('dues:fix', org.path)) throw notFound('自愿多交记录');
      const status = extraMachine.next(extra.status, step, reason);
      const result = await tx.repo(DuesExtraRow).update({ id, status: extra.status, version }, { ...more, status, version: version + 1 });
      if (result.affected !== 1) throw new Problem('conflict.version', { meta: { version: extra.version } });
      const person = await this.people.find(extra.memberId);
      await this.events.record(tx, { type: 'dues_extra', id, orgPath: org.path, title: person?.name ?? '', from: extra.status, to: status, reason });
    });
    return this.queries.one(id);
  }
}
