import { Injectable } from '@nestjs/common';
import type { BillsMade, DuesBill, DuesPermit, Id, IsoMonth, PermitMonthsBody } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../database';
import { currentPrincipal, requireScope } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { addDays, Clock, shiftMonth } from '../../platform/clock';
import { invalidField, notFound, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { OrgDirectory } from '../orgs';
import { BillMaker } from './bill-maker';
import { BillQueries } from './bill.queries';
import { DuesBillRow, DuesPermitRow } from './dues-bill.entity';
import { DuesPeople } from './dues-people';
import { DuesTermsBook } from './dues-terms';

/** What officers do to bills. */
@Injectable()
export class BillsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly orgs: OrgDirectory,
    private readonly people: DuesPeople,
    private readonly terms: DuesTermsBook,
    private readonly maker: BillMaker,
    private readonly bills: BillQueries,
  ) {}

  async make(orgId: Id, month: IsoMonth): Promise<BillsMade> {
    const org = await this.orgs.get(orgId);
    requireScope('dues:fix', org.path, '组织');
    const earliest = shiftMonth(this.clock.month(), -12);
    if (month > this.clock.month() || month < earliest) throw invalidField('month', `可生成 ${earliest} 至本月的账单`);
    const made = await this.maker.make(org.path, month);
    await this.uow.run((tx) => this.audit.record(tx, { action: 'dues.bills_make', objectType: 'org', objectId: org.id, orgPath: org.path, title: org.name, detail: { ...made } }));
    return made;
  }

  /** Every organisation's bills of this month; what is there stays. */
  async makeAll(): Promise<void> {
    for (const root of await this.orgs.roots()) await this.maker.make(root.path, this.clock.month());
  }

  /** The amount stays on the bill, so that a later fixing doesn't bring it back. */
  async waive(id: Id, reason: string): Promise<DuesBill> {
    const bill = await this.uow.run(async (tx) => {
      const found = await tx.forUpdate(tx.repo(DuesBillRow).createQueryBuilder('b').where('b.id = :id', { id })).getOne();
      const org = found && (await this.orgs.find(found.orgId));
      if (!found || !org || !currentPrincipal().can('dues:fix', org.path)) throw notFound('党费账单');
      if (found.memberId === currentPrincipal().memberId) throw new Problem('access.denied', { detail: '本人的账单应由其他党费管理员撤去。' });
      if (found.status !== 'unpaid') throw new Problem('conflict.state', { detail: '只能撤去尚未交纳的账单。' });
      await tx.repo(DuesBillRow).update({ id }, { status: 'waived' });
      await this.audit.record(tx, { action: 'dues.bill_waive', objectType: 'dues_bill', objectId: id, orgPath: org.path, title: found.month, detail: { memberId: found.memberId, reason } });
      return found;
    });
    return (await this.bills.between(bill.memberId, bill.month, bill.month))[0];
  }

  /** More months at once than the rule says, for some days; the secretary answers for it. */
  async permit(memberId: Id, { kind, months, reason }: PermitMonthsBody): Promise<DuesPermit> {
    const person = await this.people.require('dues:collect', memberId);
    if (person.id === currentPrincipal().memberId) throw new Problem('access.denied', { detail: '本人的放开应由党支部其他同志办理。' });
    const until = addDays(this.clock.today(), (await this.terms.of(person.orgPath))('permit_days').value);
    await this.uow.run(async (tx) => {
      const row = { id: newId(), memberId, kind, months, until, reason, createdBy: currentPrincipal().memberId, createdAt: this.clock.now() };
      await tx.repo(DuesPermitRow).insert(row);
      await this.audit.record(tx, { action: 'dues.permit', objectType: 'dues_permit', objectId: row.id, orgPath: person.orgPath, title: person.name, detail: { kind, months, until, reason } });
    });
    return { kind, months, until };
  }
}
