import { Injectable } from '@nestjs/common';
import type { CreatePointRuleBody, IsoMonth, PointBasis, PointRule, PointRuleFinding, PointRuleTermsBody, RevisePointRuleBody, RuleBook, RuleBookLine } from '@xianfeng/shared-types';
import { type Tx, UnitOfWork } from '../../database';
import { currentPrincipal, type Principal } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Clock } from '../../platform/clock';
import { invalidField, notFound, Problem } from '../../platform/http';
import { newId } from '../../platform/ids';
import { OrgDirectory, OrgMembership } from '../orgs';
import { PointMonths } from './point-months';
import { PointRuleBook, versionInForce } from './point-rule-book';
import { PointRuleVersion } from './point-rule.entity';
import { lintPointRule } from './point-rule.linter';

/** Rules as members read them and officers revise them: a change is a new version from the open month on, never earlier. */
@Injectable()
export class PointRulesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly rules: PointRuleBook,
    private readonly months: PointMonths,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
  ) {}

  /** Rules that reach the caller's own organisation or those below the caller's offices. */
  async list(month?: IsoMonth): Promise<PointRule[]> {
    const caller = currentPrincipal();
    const rules = await this.rules.allInForce(month ?? (await this.months.current()));
    return this.views(rules.filter((rule) => concerns(rule, caller)), caller);
  }

  /** Every rule that concerns the caller's offices, with what holds now and what comes. */
  async book(): Promise<RuleBook> {
    const caller = currentPrincipal();
    const openMonth = await this.months.current();
    const views = await this.views((await this.rules.all()).filter((rule) => concerns(rule, caller)), caller);
    const codes = [...new Set(views.map(({ code }) => code))];
    return { openMonth, rules: codes.map((code) => lineOf(code, views.filter((view) => view.code === code), openMonth)) };
  }

  async versions(code: string): Promise<PointRule[]> {
    const caller = currentPrincipal();
    const versions = (await this.rules.versions(code)).filter((rule) => concerns(rule, caller));
    if (versions.length === 0) throw notFound('积分规则');
    return this.views(versions.reverse(), caller);
  }

  async create(body: CreatePointRuleBody): Promise<PointRule> {
    const caller = currentPrincipal();
    const owner = await this.orgs.get(body.ownerOrgId);
    if (!caller.can('point:rule', owner.path)) throw notFound('组织');
    await this.check(body, body.effectiveFrom);
    if ((await this.rules.versions(body.code)).length > 0) throw new Problem('conflict.duplicate', { detail: '规则代码已被使用，请换一个。' });
    const { ownerOrgId: _ownerOrgId, ...terms } = body;
    const top = owner.parentId === null;
    return this.write({
      ...terms, basis: body.basis as PointBasis, version: 1, awardMode: 'officer', status: 'active', createdBy: caller.memberId,
      ownerOrgId: owner.id, ownerOrgPath: top ? '' : owner.path,
    }, caller);
  }

  async revise(code: string, body: RevisePointRuleBody): Promise<PointRule> {
    const caller = currentPrincipal();
    const last = (await this.rules.versions(code)).at(-1);
    if (!last || !mayRevise(last, caller, await this.holdsTop(caller))) throw notFound('积分规则');
    await this.check(body, body.effectiveFrom);
    if (last.version !== body.basedOnVersion) throw new Problem('conflict.version', { meta: { version: last.version } });
    const { basedOnVersion: _seen, ...terms } = body;
    return this.write({
      ...terms, basis: body.basis as PointBasis, code, version: last.version + 1, awardMode: last.awardMode, createdBy: caller.memberId,
      ownerOrgId: last.ownerOrgId, ownerOrgPath: last.ownerOrgPath,
    }, caller);
  }

  /** Refused rules answer with the words found and the clause they break (M2). */
  private async check(terms: PointRuleTermsBody, effectiveFrom: IsoMonth): Promise<void> {
    const findings = lintPointRule(terms);
    if (findings.length > 0) throw refused(findings);
    if (terms.pointsCenti === 0) throw invalidField('pointsCenti', '分值不能为 0');
    const open = await this.months.current();
    if (effectiveFrom < open) throw invalidField('effectiveFrom', `新规则最早从 ${open} 起生效，以前的月份不受影响`);
  }

  private async write(rule: Omit<PointRuleVersion, 'id' | 'createdAt'>, caller: Principal): Promise<PointRule> {
    const row = { ...rule, id: newId(), createdAt: this.clock.now() };
    await this.uow.run(async (tx: Tx) => {
      await tx.repo(PointRuleVersion).insert(row);
      await this.audit.record(tx, {
        action: 'point.rule', objectType: 'point_rule', objectId: row.id, orgPath: row.ownerOrgPath || caller.orgPath, title: row.title,
        detail: { code: row.code, version: row.version, pointsCenti: row.pointsCenti, effectiveFrom: row.effectiveFrom, status: row.status },
      });
    });
    return (await this.views([row], caller))[0];
  }

  private async views(rules: readonly PointRuleVersion[], caller: Principal): Promise<PointRule[]> {
    const [owners, people, holdsTop] = await Promise.all([
      this.orgs.getMany(rules.flatMap((r) => r.ownerOrgId ?? [])),
      this.people.people([...new Set(rules.flatMap((r) => r.createdBy ?? []))]),
      this.holdsTop(caller),
    ]);
    return rules.map((r) => {
      const owner = r.ownerOrgId ? owners.get(r.ownerOrgId) : undefined;
      return {
        code: r.code, version: r.version, title: r.title, description: r.description, basis: r.basis, pointsCenti: r.pointsCenti,
        memberMonthlyCapCenti: r.memberMonthlyCapCenti, orgMonthlyCapCenti: r.orgMonthlyCapCenti, sourceDoc: r.sourceDoc,
        sourceArticle: r.sourceArticle, awardMode: r.awardMode, effectiveFrom: r.effectiveFrom, status: r.status,
        ownerOrg: owner ? { id: owner.id, name: owner.name } : null,
        createdAt: r.createdAt.toISOString(), createdBy: r.createdBy ? (people.get(r.createdBy)?.name ?? '（已离开）') : null,
        allowedActions: mayRevise(r, caller, holdsTop) ? ['revise' as const] : [],
      };
    });
  }

  private async holdsTop(caller: Principal): Promise<boolean> {
    return caller.has('point:rule') && (await this.orgs.roots()).some((root) => caller.can('point:rule', root.path));
  }
}

/** Rules for everybody are revised at the top of the tree alone. */
const mayRevise = (rule: PointRuleVersion, caller: Principal, holdsTop: boolean): boolean =>
  rule.ownerOrgPath ? caller.can('point:rule', rule.ownerOrgPath) : holdsTop;

const concerns = (rule: PointRuleVersion, caller: Principal): boolean =>
  caller.orgPath.startsWith(rule.ownerOrgPath) || caller.can('point:rule', rule.ownerOrgPath);

function lineOf(code: string, versions: readonly PointRule[], openMonth: IsoMonth): RuleBookLine {
  const current = versionInForce(versions, openMonth) ?? versions[0];
  const last = versions.at(-1)!;
  return { code, current, coming: last.effectiveFrom > openMonth && last !== current ? last : null, versions: versions.length };
}

const refused = (findings: PointRuleFinding[]): Problem =>
  new Problem('point.rule_refused', {
    detail: `“${findings[0].found}”不能作为计分依据：${findings[0].clause}。`,
    errors: findings.map((f) => ({ path: f.field, message: `“${f.found}”：${f.clause}` })),
    meta: { findings },
  });
