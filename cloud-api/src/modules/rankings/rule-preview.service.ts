import { Injectable } from '@nestjs/common';
import { ORG_CLASSES, type Id, type PreviewNewRuleBody, type PreviewRuleBody, type PreviewUnit, type RulePreview } from '@xianfeng/shared-types';
import { Clock } from '../../platform/clock';
import { RuleBook } from '../../platform/rules';
import { OrgDirectory, OrgMembership, type OrgRef } from '../orgs';
import { type OrgMonthSums, PointRuleTrial, type RuleTrial } from '../points';
import { RANKED_KINDS } from './month-closer';
import { figures } from './month-verifier';
import { rankClass, type UnitPlace } from './ranking-math';

const SHOWN = 200;

interface Unit {
  org: OrgRef;
  heads: number;
}

/** What a version of a rule would do to the open month's totals and places, by the ranking's own arithmetic. */
@Injectable()
export class RulePreviews {
  constructor(
    private readonly trial: PointRuleTrial,
    private readonly orgs: OrgDirectory,
    private readonly people: OrgMembership,
    private readonly settings: RuleBook,
    private readonly clock: Clock,
  ) {}

  async preview(code: string, body: PreviewRuleBody): Promise<RulePreview> {
    return this.shown(await this.trial.try(code, body), sentenceOf);
  }

  async previewNew(body: PreviewNewRuleBody): Promise<RulePreview> {
    return this.shown(await this.trial.tryNew(body), sentenceOfNew);
  }

  private async shown(trial: RuleTrial, words: (facts: Facts) => string): Promise<RulePreview> {
    const units = await this.units();
    const [before, after] = [await this.ranked(units, trial.before), await this.ranked(units, trial.after)];
    const concerned = units.filter(({ org }) => org.path.startsWith(trial.under));
    const changed = concerned.map((unit) => lineOf(unit, units, trial, before, after)).filter((line) => line.beforeCenti !== line.afterCenti || line.beforePlace !== line.afterPlace);
    const jump = (line: PreviewUnit) => Math.abs(line.afterPlace - line.beforePlace);
    changed.sort((a, b) => jump(b) - jump(a) || Math.abs(b.afterCenti - b.beforeCenti) - Math.abs(a.afterCenti - a.beforeCenti) || (a.orgId < b.orgId ? -1 : 1));
    const { before: _before, after: _after, under: _under, ...figuresOfRule } = trial;
    const facts = {
      ...figuresOfRule, unitsAffected: changed.filter((line) => line.beforeCenti !== line.afterCenti).length,
      placesChanged: changed.filter((line) => jump(line) > 0).length,
    };
    return { ...facts, units: changed.slice(0, SHOWN), sentence: words(facts) };
  }

  /** Units that are ranked, those without members left out. */
  private async units(): Promise<Unit[]> {
    const roots = await this.orgs.roots();
    const orgs = (await Promise.all(roots.map((root) => this.orgs.subtree(root.path, { kinds: RANKED_KINDS })))).flat();
    const heads = await this.people.countByOrg(orgs.map((org) => org.id));
    return orgs.flatMap((org) => (heads.get(org.id) ? [{ org, heads: heads.get(org.id)! }] : []));
  }

  private async ranked(units: readonly Unit[], sums: ReadonlyMap<Id, OrgMonthSums>): Promise<Map<Id, UnitPlace>> {
    const today = this.clock.today();
    const terms = {
      smallUnitHeads: await this.settings.number('ranking.small_unit_heads', today), bandWidth: await this.settings.number('ranking.band_width', today),
    };
    const classes = ORG_CLASSES.map((orgClass) => units.filter(({ org }) => org.orgClass === orgClass));
    const places = classes.map((unit) => rankClass(unit.map(({ org, heads }) => ({ orgId: org.id, heads, ...figures(heads, sums.get(org.id)) })), terms));
    return new Map(places.flatMap((place) => [...place]));
  }
}

function lineOf({ org, heads }: Unit, units: readonly Unit[], trial: RuleTrial, before: ReadonlyMap<Id, UnitPlace>, after: ReadonlyMap<Id, UnitPlace>): PreviewUnit {
  const [was, is] = [before.get(org.id)!, after.get(org.id)!];
  return {
    orgId: org.id, orgName: org.shortName, orgClass: org.orgClass, heads, beforeCenti: trial.before.get(org.id)?.totalCenti ?? 0,
    afterCenti: trial.after.get(org.id)?.totalCenti ?? 0, beforePerHeadCenti: was.perHeadCenti, afterPerHeadCenti: is.perHeadCenti,
    beforePlace: was.place, afterPlace: is.place, of: units.filter((unit) => unit.org.orgClass === org.orgClass).length,
  };
}

type Facts = Pick<RulePreview, 'month' | 'entries' | 'changedEntries' | 'membersAffected' | 'unitsAffected' | 'placesChanged'>;

function sentenceOf({ month, entries, changedEntries, membersAffected, unitsAffected, placesChanged }: Facts): string {
  if (entries === 0) return `${month} 还没有按此规则计的积分，看不出影响。`;
  if (changedEntries === 0) return `${month} 按此规则计的 ${entries} 条积分不变。`;
  const places = placesChanged > 0 ? `，${placesChanged} 个单位名次变化` : '，名次不变';
  return `${month} 按此规则计的 ${entries} 条积分中 ${changedEntries} 条会变，涉及 ${unitsAffected} 个单位、${membersAffected} 名党员${places}。`;
}

function sentenceOfNew({ month, entries, changedEntries, membersAffected, unitsAffected, placesChanged }: Facts): string {
  if (entries === 0) return `${month} 归口组织内还没有按参照规则计的积分，看不出影响。请换一条参照规则。`;
  const places = placesChanged > 0 ? `，${placesChanged} 个单位名次变化` : '，名次不变';
  return `若 ${month} 按参照规则计的 ${entries} 笔都另按新规则计分，其中 ${changedEntries} 笔得分，涉及 ${unitsAffected} 个单位、${membersAffected} 名党员${places}。`;
}
