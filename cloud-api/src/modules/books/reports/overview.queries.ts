import { Injectable } from '@nestjs/common';
import { BRANCH_KINDS, DUES_ACCOUNTS, type BooksOverview, type DuesAccount, type Id, type IsoMonth, type OrgName } from '@xianfeng/shared-types';
import { currentPrincipal } from '../../../platform/access';
import { Clock, shiftMonth } from '../../../platform/clock';
import { OrgDirectory, type OrgRef } from '../../orgs';
import { BooksReach, type Readable } from '../books-reach';
import { onOwnSide } from '../ledger/balances';
import { BooksMonths } from '../ledger/books-months';
import { MissingPublications } from '../publication/missing-publications';
import { BooksSums } from './books-sums';
import { type AccountSums, figuresOf, merged } from './figures';

const CHART_MONTHS = 12;
const NAMED = 20;
const nameOf = ({ id, shortName }: OrgRef): OrgName => ({ id, name: shortName });

/** Books of an organisation at a glance, with drill-down. */
@Injectable()
export class BooksOverviewQueries {
  constructor(
    private readonly orgs: OrgDirectory,
    private readonly reach: BooksReach,
    private readonly sums: BooksSums,
    private readonly booksMonths: BooksMonths,
    private readonly missing: MissingPublications,
    private readonly clock: Clock,
  ) {}

  async overview(orgId: Id | undefined, asked: IsoMonth | undefined): Promise<BooksOverview> {
    const { org, keeper } = await this.readable(orgId);
    const absorbed = await this.orgs.absorbed(org.id);
    const month = asked ?? this.clock.month();
    const below = await this.orgs.subtree(org.path, { includeClosed: true });
    const found = await this.sums.ofOrgs(below.map(({ id }) => id), month, month);
    const within = (path: string) => merged(below.flatMap((o) => (o.path.startsWith(path) ? [found.get(o.id) ?? []] : [])));
    const children = below.filter((o) => o.parentId === org.id && (o.status === 'active' || within(o.path).length > 0));
    const own = found.get(org.id);
    return {
      org: nameOf(org), above: await this.wayUp(org), month, closedUpTo: await this.booksMonths.closedUpTo(org.path), total: figuresOf(within(org.path)),
      own: own ? figuresOf(own) : null, mergedInto: keeper === org ? null : nameOf(keeper),
      absorbed: (await this.withBooks(absorbed)).map(nameOf), money: moneyOf(own ?? []),
      children: children.map((child) => ({
        org: nameOf(child), hasChildren: below.some((o) => o.parentId === child.id), ...figuresOf(within(child.path)),
      })),
      months: await this.chart(below.map(({ id }) => id), month), unpublished: await this.unpublished(below, month),
    };
  }

  /** The organisation when the caller may report on it; without an id the topmost such one. */
  private readable(orgId: Id | undefined): Promise<Readable> {
    const [top] = currentPrincipal().scopes('dues:report').sort((a, b) => a.path.length - b.path.length);
    return this.reach.of('dues:report', orgId ?? top.orgId);
  }

  private async withBooks(orgs: readonly OrgRef[]): Promise<OrgRef[]> {
    const month = this.clock.month();
    const sums = await this.sums.ofOrgs(orgs.map(({ id }) => id), month, month);
    return orgs.filter(({ id }) => sums.has(id));
  }

  private async wayUp(org: OrgRef): Promise<OrgName[]> {
    const caller = currentPrincipal();
    return (await this.orgs.ancestors(org.id)).filter(({ path }) => caller.can('dues:report', path)).map(nameOf);
  }

  private async chart(orgIds: readonly Id[], month: IsoMonth): Promise<BooksOverview['months']> {
    const first = shiftMonth(month, 1 - CHART_MONTHS);
    const byMonth = await this.sums.byMonth(orgIds, first, month);
    let closingFen = figuresOf(merged((await this.sums.ofOrgs(orgIds, first, first)).values())).openingFen;
    return Array.from({ length: CHART_MONTHS }, (_, i) => {
      const at = shiftMonth(month, i + 1 - CHART_MONTHS);
      const { duesFen, remittedOutFen, usedFen, inFen, outFen } = figuresOf(byMonth.get(at) ?? []);
      closingFen += inFen - outFen;
      return { month: at, duesFen, remittedOutFen, usedFen, closingFen };
    });
  }

  private async unpublished(below: readonly OrgRef[], month: IsoMonth): Promise<BooksOverview['unpublished']> {
    const year = Number(month.slice(0, 4)) - 1;
    const branches = below.filter(({ kind, status }) => status === 'active' && (BRANCH_KINDS as readonly string[]).includes(kind));
    const ids = await this.missing.of(branches.map(({ id }) => id), year);
    const orgs = branches.filter(({ id }) => ids.has(id)).map(nameOf);
    return { year, orgs: orgs.slice(0, NAMED), more: Math.max(0, orgs.length - NAMED) };
  }
}

function moneyOf(sums: readonly AccountSums[]): BooksOverview['money'] {
  return sums
    .filter(({ account }) => DUES_ACCOUNTS[account].class === 'asset')
    .map((s) => ({ account: s.account, name: accountName(s.account), fen: onOwnSide(s.account, s.openDebitFen + s.debitFen, s.openCreditFen + s.creditFen) }))
    .filter(({ fen }) => fen !== 0);
}

const accountName = (account: DuesAccount): string => DUES_ACCOUNTS[account].name;
