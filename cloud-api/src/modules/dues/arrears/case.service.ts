import { Injectable } from '@nestjs/common';
import type { ArrearsCase, CasesQuery, DuesGround, Id, Page, ResolveCaseBody } from '@xianfeng/shared-types';
import { UnitOfWork } from '../../../database';
import { currentPrincipal } from '../../../platform/access';
import { notFound, Problem } from '../../../platform/http';
import { OrgDirectory, OrgMembership, PATH_OF_ORG, ScopedPages } from '../../orgs';
import { DuesCaseRow } from '../dues-case.entity';
import { DuesEvents } from '../dues-events';
import { type DuesTerms, DuesTermsBook } from '../dues-terms';

/** What a secretary does with a case; the words of the rules stand beside it. */
@Injectable()
export class CaseService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: ScopedPages,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly terms: DuesTermsBook,
    private readonly events: DuesEvents,
  ) {}

  async page({ status, ...query }: CasesQuery): Promise<Page<ArrearsCase>> {
    const condition = await this.pages.inReach('dues:collect', { status }, PATH_OF_ORG);
    const { items, next } = await this.pages.page(DuesCaseRow, condition, query);
    return { items: await this.views(items), next };
  }

  async resolve(id: Id, { outcome, reason, version }: ResolveCaseBody): Promise<ArrearsCase> {
    const caller = currentPrincipal();
    await this.uow.run(async (tx) => {
      const found = await tx.repo(DuesCaseRow).findOneBy({ id });
      const org = found && (await this.orgs.find(found.orgId));
      if (!found || !org || !caller.can('dues:collect', org.path)) throw notFound('欠交情况');
      if (found.memberId === caller.memberId) throw new Problem('access.denied', { detail: '本人的情况应由其他同志处理。' });
      if (found.status !== 'open') throw new Problem('conflict.state', { detail: '该情况已处理。' });
      const result = await tx.repo(DuesCaseRow).update({ id, status: 'open', version }, { status: 'resolved', outcome, openKey: null, version: version + 1 });
      if (result.affected !== 1) throw new Problem('conflict.version', { meta: { version: found.version } });
      const name = (await this.people.people([found.memberId])).get(found.memberId)?.name ?? '';
      await this.events.record(tx, { type: 'dues_case', id, orgPath: org.path, title: name, from: 'open', to: 'resolved', reason });
    });
    return (await this.views([await this.uow.read((tx) => tx.repo(DuesCaseRow).findOneByOrFail({ id }))]))[0];
  }

  private async views(found: readonly DuesCaseRow[]): Promise<ArrearsCase[]> {
    if (found.length === 0) return [];
    const [orgs, people, history] = await Promise.all([
      this.orgs.getMany(found.map((c) => c.orgId)), this.people.people(found.map((c) => c.memberId)), this.events.of(found.map((c) => c.id)),
    ]);
    const rules = new Map<Id, DuesGround[]>();
    for (const { id, path } of orgs.values()) rules.set(id, rulesOf(await this.terms.of(path)));
    const caller = currentPrincipal();
    return found.map((c) => {
      const org = orgs.get(c.orgId)!;
      return {
        id: c.id, member: { id: c.memberId, name: people.get(c.memberId)?.name ?? '（已离开）' }, org: { id: org.id, name: org.name }, fromMonth: c.fromMonth,
        toMonth: c.toMonth, months: c.months, owedFen: c.owedFen, openedAt: c.createdAt.toISOString(), status: c.status, outcome: c.outcome, rules: rules.get(org.id)!,
        history: history(c.id), version: c.version, allowedActions: c.status === 'open' && c.memberId !== caller.memberId ? ['resolve' as const] : [],
      };
    });
  }
}

/** What the rules say to the secretary. */
function rulesOf(terms: DuesTerms): DuesGround[] {
  const { value, doc, article } = terms('case_months');
  const relief = terms('relief.branch_decides');
  return [
    { text: '对不按时交纳党费的党员，应及时进行批评教育，并限期改正。', doc, article },
    { text: `没有正当理由连续 ${value} 个月不交纳党费的，按自行脱党处理：由支部大会决定除名，报上级党组织批准。系统不会自动处理。`, doc, article },
    { text: '生活确有困难的，可由本人申请少交或免交党费。', doc: relief.doc, article: relief.article },
  ];
}
