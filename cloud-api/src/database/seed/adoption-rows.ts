import type { AdoptionStatus, EffectNumber, Id, IsoDate } from '@xianfeng/shared-types';
import { CaseAdoption, CaseAdoptionResult, CaseAdoptionStep } from '../../modules/cases/adoption/adoption.entity';
import { CASE_ADOPTION_CONFIRMED, type CaseAdoptionConfirmed } from '../../modules/cases';
import type { CaseRecord } from '../../modules/cases/case.entity';
import type { Member } from '../../modules/members/member.entity';
import type { Org } from '../../modules/orgs/org.entity';
import { addDays, startOfDate } from '../../platform/clock';
import { newId } from '../../platform/ids';
import type { DemoCase } from './case-plan';

export interface AdoptionRows {
  adoptions: CaseAdoption[];
  results: CaseAdoptionResult[];
  steps: CaseAdoptionStep[];
  /** What the product itself would have said to its other parts. */
  events: { topic: string; payload: object }[];
}

interface World {
  orgs: Map<string, Org>;
  /** Members of an organisation, by its id. */
  people: Map<Id, Member[]>;
  today: IsoDate;
  officer: Member;
}

const EFFECTS: EffectNumber[] = [
  { name: '平均等候时间', before: '18', after: '7', unit: '分钟' },
  { name: '组织生活参加率', before: '78', after: '96', unit: '%' },
  { name: '每月报表', before: '18', after: '9', unit: '张' },
  { name: '客户投诉', before: '6', after: '1', unit: '件' },
  { name: '党员认领事项', before: '', after: '23', unit: '项' },
];
const PLANS = ['先在一个党小组试行一个月，再全支部推开。', '对照原案例的清单逐项落实，每半月碰头一次。', ''];
const DONE = '按原案例的做法列出清单、明确责任人，结合本支部倒班实际把集中学习改为早晚两场，每半月公布一次进度。';
const NO_EFFECT = '本支部人员分散、窗口时间不固定，试行两个月后参加率没有变化，如实结束。';
const HOUR_MS = 3_600_000;
/** Days after the plan date of the first and the second result. */
const FIRST = 30;
const SECOND = 90;

/** Adoptions of the planned cases, and the own cases that some branches later wrote about what they did. */
export function adoptionRows(plan: DemoCase[], byNo: Map<number, CaseRecord>, world: World): AdoptionRows {
  const rows: AdoptionRows = { adoptions: [], results: [], steps: [], events: [] };
  const planned = plan.flatMap(({ no, adoptions }) => adoptions.map((adoption) => ({ no, adoption })));
  // Ids follow time, as lists rely on.
  for (const { no, adoption } of planned.sort((a, b) => b.adoption.daysAgo - a.adoption.daysAgo)) addAdoption(rows, byNo.get(no)!, adoption, world);
  linkBorn(rows.adoptions, [...byNo.values()]);
  return rows;
}

function addAdoption(rows: AdoptionRows, record: CaseRecord, { orgCode, daysAgo }: DemoCase['adoptions'][number], { orgs, people, today, officer }: World): void {
  const org = orgs.get(orgCode)!;
  const serial = rows.adoptions.length;
  const status = statusOf(daysAgo, serial);
  const planOn = addDays(today, -daysAgo);
  const at = (days: number) => new Date(startOfDate(addDays(planOn, days)).getTime() + 10 * HOUR_MS);
  const [creator] = people.get(org.id)!;
  const reported = status === 'result_submitted' || status === 'confirmed';
  const followedUp = status === 'confirmed' && daysAgo > SECOND + 3;
  const effects = reported ? [EFFECTS[serial % EFFECTS.length]] : [];
  const open = status === 'planned' || status === 'in_progress' || status === 'result_submitted';
  const row: CaseAdoption = {
    id: newId(), caseId: record.id, caseTitle: record.title, caseOrgId: record.orgId, caseOrgName: record.orgName, orgId: org.id, orgPath: org.path, orgName: org.name,
    status, openKey: open ? `${record.id}:${org.id}` : null, planOn, plan: PLANS[serial % PLANS.length], dueOn: dueOn(status, planOn, followedUp), effects,
    closedReason: status === 'not_effective' ? NO_EFFECT : null, createdById: creator.id, resultById: reported ? creator.id : null, version: 1, createdAt: at(0),
    confirmedAt: status === 'confirmed' ? at(FIRST + 6) : null,
  };
  const step = (action: string, toStatus: AdoptionStatus, days: number, actorId = creator.id, reason = '') =>
    rows.steps.push({ id: newId(), adoptionId: row.id, action, toStatus, actorId, reason, at: at(days) });
  const result = (stage: number, days: number) =>
    rows.results.push({ id: newId(), adoptionId: row.id, stage, done: DONE, effects, submittedById: creator.id, submittedAt: at(days) });

  rows.adoptions.push(row);
  step('create', 'planned', 0);
  if (status === 'planned') return;
  step('start', 'in_progress', 2);
  if (status === 'not_effective') step('not_effective', status, 58, creator.id, NO_EFFECT);
  if (!reported) return;
  result(FIRST, FIRST + 2);
  step('submit_result', 'result_submitted', FIRST + 2);
  if (status !== 'confirmed') return;
  step('confirm', status, FIRST + 6, officer.id, '已到支部核实。');
  rows.events.push(confirmation(row, record));
  if (!followedUp) return;
  result(SECOND, SECOND + 3);
  step('follow_up', status, SECOND + 3);
}

/** Most are reported and confirmed in time; some have no effect, a few wait. */
function statusOf(daysAgo: number, serial: number): AdoptionStatus {
  if (daysAgo <= 10) return 'planned';
  if (daysAgo <= FIRST || serial % 40 === 0) return 'in_progress';
  if (daysAgo <= FIRST + 6 || serial % 30 === 1) return 'result_submitted';
  return daysAgo > 60 && serial % 8 === 2 ? 'not_effective' : 'confirmed';
}

function dueOn(status: AdoptionStatus, planOn: IsoDate, followedUp: boolean): IsoDate | null {
  if (status === 'planned' || status === 'in_progress') return addDays(planOn, FIRST);
  return status === 'confirmed' && !followedUp ? addDays(planOn, SECOND) : null;
}

function confirmation(row: CaseAdoption, record: CaseRecord): AdoptionRows['events'][number] {
  const payload: CaseAdoptionConfirmed = {
    adoptionId: row.id, caseId: row.caseId, caseTitle: row.caseTitle, caseOrgId: record.orgId, caseOrgPath: record.orgPath, authorIds: [record.creatorId],
    adopterOrgId: row.orgId, adopterOrgPath: row.orgPath, confirmedAt: row.confirmedAt!.toISOString(),
  };
  return { topic: CASE_ADOPTION_CONFIRMED, payload };
}

/** A case that a branch published after its adoption was confirmed tells what came of it. */
function linkBorn(adoptions: readonly CaseAdoption[], records: readonly CaseRecord[]): void {
  for (const { id, orgId, confirmedAt } of adoptions) {
    if (!confirmedAt) continue;
    const born = records.find((record) => record.orgId === orgId && record.status === 'published' && record.bornOfAdoptionId === null && record.publishedAt! > confirmedAt);
    if (born) born.bornOfAdoptionId = id;
  }
}
