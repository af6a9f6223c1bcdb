import { Injectable } from '@nestjs/common';
import type { Id, PrintRosterBody } from '@xianfeng/shared-types';
import { AdoptionLines, CaseReading } from '../../modules/cases';
import { MemberDirectory, RosterSheets } from '../../modules/members';
import { BulletinsQueries } from '../../modules/rankings';
import { currentPrincipal } from '../../platform/access';
import { businessTime, Clock, toBusinessDate } from '../../platform/clock';
import type { OfficeFile } from '../../platform/http';
import { printBulletin } from './bulletin-print';
import { printCase } from './case-print';
import { printRoster } from './roster-print';

const ADOPTIONS = 50;

export type PrintedFile = Omit<OfficeFile, 'format'>;

/** PDF of what the caller may read, made when it is asked for. */
@Injectable()
export class PrintsService {
  constructor(
    private readonly bulletins: BulletinsQueries,
    private readonly cases: CaseReading,
    private readonly adoptions: AdoptionLines,
    private readonly rosters: RosterSheets,
    private readonly members: MemberDirectory,
    private readonly clock: Clock,
  ) {}

  async bulletin(id: Id): Promise<PrintedFile> {
    const bulletin = await this.bulletins.detail(id);
    const date = bulletin.publishedAt ? toBusinessDate(new Date(bulletin.publishedAt)) : this.clock.today();
    return { name: bulletin.title, data: await printBulletin(bulletin, date, this.clock.now()) };
  }

  async case(id: Id): Promise<PrintedFile> {
    const detail = await this.cases.detail(id);
    const adoptions = detail.status === 'published' ? (await this.adoptions.ofCase(id, { limit: ADOPTIONS })).items : [];
    const date = detail.publishedAt ? toBusinessDate(new Date(detail.publishedAt)) : this.clock.today();
    return { name: detail.title || '案例', data: await printCase(detail, adoptions, date, this.clock.now()) };
  }

  async roster(body: PrintRosterBody): Promise<PrintedFile> {
    const { org, lines } = await this.rosters.print(body);
    const me = await this.members.findById(currentPrincipal().memberId);
    const now = this.clock.now();
    const facts = { orgName: org.name, lines, printedBy: me?.name ?? '', printedAt: businessTime(now) };
    return { name: `${org.name}党员名册`, data: await printRoster(facts, body, now) };
  }
}
