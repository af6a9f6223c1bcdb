import { existsSync } from 'node:fs';
import path from 'node:path';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { CaseAdoption, CaseAdoptionResult, CaseAdoptionStep } from '../../modules/cases/adoption/adoption.entity';
import { CaseStep } from '../../modules/cases/case-step.entity';
import { CaseAuthorRow, CaseRecord, CaseTagRow } from '../../modules/cases/case.entity';
import { CaseNoticeRow } from '../../modules/cases/notice/case-notice.entity';
import { MemberPost } from '../../modules/members/member-records.entity';
import { Member } from '../../modules/members/member.entity';
import { Org } from '../../modules/orgs/org.entity';
import { PointBalance } from '../../modules/points/point-balance.entity';
import { PointEntryRow } from '../../modules/points/point-entry.entity';
import { BooksMonths, DuesLedger } from '../../modules/books';
import { DuesBalances } from '../../modules/books/ledger/balances';
import { PublicationFiguresReader } from '../../modules/books/publication/publication-figures';
import { BillMaker } from '../../modules/dues/bill-maker';
import { DuesItems } from '../../modules/dues/dues-items.service';
import { DuesTermsBook } from '../../modules/dues/dues-terms';
import { DuesVault } from '../../modules/dues/dues-vault';
import { MonthCloser } from '../../modules/rankings';
import { MonthSnapshot } from '../../modules/rankings/month-snapshot';
import { RoleAssignmentRow } from '../../modules/roles/role-assignment.entity';
import { Clock } from '../../platform/clock';
import { BlindIndex, FieldCipher } from '../../platform/crypto';
import { Outbox, OutboxRelay } from '../../platform/outbox';
import { RuleBook } from '../../platform/rules';
import { UnitOfWork } from '../unit-of-work';
import { adoptionRows } from './adoption-rows';
import { BooksDemo } from './books-demo';
import { planCases } from './case-plan';
import { caseRows } from './case-rows';
import { DuesDemo } from './dues-demo';
import { DemoHistory } from './history';
import { insertAll } from './insert';
import { planMembers } from './member-plan';
import { memberRows, postRows } from './member-rows';
import { OnlineDemo } from './online-demo';
import { type DemoSize, planOrgs } from './org-plan';
import { orgRows } from './org-rows';
import { writePersonas } from './personas';
import { historyMonths, pointRows } from './point-rows';
import { Random } from './random';
import { planCast } from './role-plan';
import { roleRows } from './role-rows';

const SEED = 1921;
/** Beside the personas, for the sandbox: the payments that its WeChat has to know. */
const PAID_FILE = 'paid.json';

export type Progress = (text: string) => void;

interface People {
  orgs: Map<string, Org>;
  members: Map<number, Member>;
  officer: Member;
  chief: Member;
  author: Member;
  secretary: Member;
  accountant: Member;
}

/** Fills an empty database with the fictitious demo group; the same group on every machine, its dates relative to today. */
export class DemoSeed {
  private readonly uow: UnitOfWork;
  private readonly today: string;
  private readonly random = new Random(SEED);

  constructor(private readonly app: INestApplicationContext) {
    this.uow = app.get(UnitOfWork);
    this.today = app.get(Clock).today();
  }

  /** False when the database already holds organisations: nothing is touched then. */
  async run(size: DemoSize, personasFile: string, progress: Progress): Promise<boolean> {
    const orgPlan = planOrgs(size, this.random);
    const memberPlan = planMembers(orgPlan, size, this.today, this.random);
    const cast = planCast(orgPlan, memberPlan);
    const paidFile = path.join(path.dirname(personasFile), PAID_FILE);
    const filled = await this.uow.read((tx) => tx.repo(Org).exists());
    writePersonas(personasFile, cast.personas, memberPlan, !filled || existsSync(paidFile));
    if (filled) return false;

    const orgs = orgRows(orgPlan, this.today, this.random);
    const members = memberRows(memberPlan, orgs, this.today, this.get(FieldCipher), this.get(BlindIndex));
    const persona = (id: string) => members.get(cast.personas.find((p) => p.id === id)!.memberNo!)!;
    const people: People = { orgs, members, officer: persona('officer'), chief: persona('chief'), author: persona('author'), secretary: persona('secretary'), accountant: persona('accountant') };
    await this.uow.run(async (tx) => {
      await insertAll(tx, Org, [...orgs.values()]);
      await insertAll(tx, Member, [...members.values()]);
      await insertAll(tx, MemberPost, postRows(memberPlan, members, orgs));
      await insertAll(tx, RoleAssignmentRow, roleRows(cast.roles, members, orgs, this.today));
    });
    progress(`组织 ${orgs.size} 个，党员 ${members.size} 名，授权 ${cast.roles.length} 项`);
    progress(`一年的积分 ${await this.points(people)} 条`);
    await this.dues(people, paidFile, progress);
    progress(`党费账目 ${await this.books(people)} 张凭证`);
    progress(`案例 ${await this.cases(planCases(orgPlan, memberPlan, size, this.random), people)} 篇，覆盖 17 类`);
    progress(`已结账 ${await this.history(people)} 个月，上月留待结账`);
    return true;
  }

  private get<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  private async points({ orgs, members, officer }: People): Promise<number> {
    const branches = [...orgs.values()].filter((org) => org.kind !== 'party_committee');
    const { entries, balances } = pointRows(branches, byOrgOf(members), this.today, officer, this.random);
    await this.uow.run(async (tx) => {
      await insertAll(tx, PointEntryRow, entries);
      await insertAll(tx, PointBalance, balances);
    });
    return entries.length;
  }

  private async dues({ orgs, members, author, secretary, officer }: People, paidFile: string, progress: Progress): Promise<void> {
    const places = [...orgs.values()];
    const online = new OnlineDemo({
      balances: this.get(DuesBalances), cipher: this.get(FieldCipher), index: this.get(BlindIndex), orgs: places, members, today: this.today, random: this.random.fork('online'),
    });
    const demo = new DuesDemo(this.uow, this.get(BillMaker), this.get(DuesTermsBook), this.get(DuesItems), this.get(DuesVault), this.today);
    progress(`一年的党费账单 ${await demo.fill(places[0].path, { members: [...members.values()], author, secretary, officer }, online, this.random)} 条`);
    progress(`微信缴费 ${await this.uow.run((tx) => online.write(tx, paidFile))} 笔，对账至前天`);
  }

  private books({ orgs, author, secretary, officer, accountant }: People): Promise<number> {
    const demo = new BooksDemo(this.uow, this.get(DuesLedger), this.get(PublicationFiguresReader), this.get(BooksMonths), this.today);
    return demo.fill({ orgs: [...orgs.values()], author, secretary, officer, accountant });
  }

  /** Rows first; then the product's own handlers do what follows from a publication: points, search, likeness. */
  private async cases(plan: ReturnType<typeof planCases>, { orgs, members, officer }: People): Promise<number> {
    const rows = caseRows(plan, orgs, members, this.today, officer);
    const adopted = adoptionRows(plan, rows.byNo, { orgs, people: byOrgOf(members), today: this.today, officer });
    const outbox = this.get(Outbox);
    await this.uow.run(async (tx) => {
      await insertAll(tx, CaseRecord, rows.records);
      await insertAll(tx, CaseAuthorRow, rows.authors);
      await insertAll(tx, CaseTagRow, rows.tags);
      await insertAll(tx, CaseStep, rows.steps);
      await insertAll(tx, CaseNoticeRow, rows.notices);
      await insertAll(tx, CaseAdoption, adopted.adoptions);
      await insertAll(tx, CaseAdoptionResult, adopted.results);
      await insertAll(tx, CaseAdoptionStep, adopted.steps);
      for (const { topic, payload } of [...rows.events, ...adopted.events]) await outbox.add(tx, topic, payload);
    });
    await this.get(OutboxRelay).drain();
    return rows.records.length;
  }

  /** All months but the last, which is left for the newcomer to close. */
  private async history({ orgs, officer, chief }: People): Promise<number> {
    const history = new DemoHistory(this.uow, this.get(Clock), this.get(RuleBook), this.get(MonthCloser), this.get(MonthSnapshot));
    const months = historyMonths(this.today).slice(0, -1);
    for (const month of months) await history.close(month, officer);
    await history.publishBulletin(months.at(-1)!, [...orgs.values()][0], chief);
    return months.length;
  }
}

function byOrgOf(members: Map<number, Member>): Map<string, Member[]> {
  const byOrg = new Map<string, Member[]>();
  for (const member of members.values()) byOrg.set(member.orgId, [...(byOrg.get(member.orgId) ?? []), member]);
  return byOrg;
}
