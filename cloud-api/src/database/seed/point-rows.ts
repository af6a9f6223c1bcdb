import type { IsoDate, IsoMonth } from '@xianfeng/shared-types';
import { PointBalance } from '../../modules/points/point-balance.entity';
import type { PointEntryRow } from '../../modules/points/point-entry.entity';
import { POINT_RULE_SEEDS } from '../../modules/points/point-rule.seeds';
import type { Member } from '../../modules/members/member.entity';
import type { Org } from '../../modules/orgs/org.entity';
import { addDays, monthOf, shiftMonth, startOfDate } from '../../platform/clock';
import { newId } from '../../platform/ids';
import type { Random } from './random';

export interface PointRows {
  entries: PointEntryRow[];
  balances: PointBalance[];
}

/** Months of history before the current one. */
export const HISTORY_MONTHS = 12;

interface Habit {
  code: string;
  subject: string;
  /** By branch or by one of its members. */
  who: 'branch' | 'member';
  /** Probability in a month, and only in these months of the quarter (0–2) when given. */
  chance: number;
  quarterMonth?: number;
}
const HABITS: Habit[] = [
  { code: 'branch.theme_day', subject: '主题党日如期开展', who: 'branch', chance: 0.94 },
  { code: 'branch.committee_meeting', subject: '召开支部委员会会议', who: 'branch', chance: 0.85 },
  { code: 'branch.members_meeting', subject: '召开党员大会', who: 'branch', chance: 0.92, quarterMonth: 2 },
  { code: 'lecture.given', subject: '为支部讲授党课', who: 'member', chance: 0.28 },
  { code: 'lecture.short', subject: '讲授微党课', who: 'member', chance: 0.4 },
  { code: 'service.done', subject: '为客户和员工办实事', who: 'member', chance: 0.7 },
  { code: 'task.completed', subject: '完成党委交办任务', who: 'member', chance: 0.3 },
  { code: 'honour.received', subject: '受到上级表彰', who: 'member', chance: 0.04 },
  { code: 'duty.missed', subject: '支委会未按期召开', who: 'branch', chance: 0.03 },
];

/** The months before today, oldest first. */
export const historyMonths = (today: IsoDate): IsoMonth[] =>
  Array.from({ length: HISTORY_MONTHS }, (_, i) => shiftMonth(monthOf(today), i - HISTORY_MONTHS));

/** A year of branch work in the ledger, with the balances that go with it. Branches differ in diligence, so that ranks do. */
export function pointRows(branches: Org[], members: Map<string, Member[]>, today: IsoDate, officer: Member, random: Random): PointRows {
  const r = random.fork('points');
  const rules = new Map(POINT_RULE_SEEDS.map((rule) => [rule.code, rule]));
  const entries: PointEntryRow[] = [];
  for (const branch of branches) {
    const diligence = 0.55 + r.next() * 0.6;
    for (const month of [...historyMonths(today), monthOf(today)]) {
      for (const habit of HABITS) {
        if (habit.quarterMonth !== undefined && Number(month.slice(5)) % 3 !== habit.quarterMonth % 3) continue;
        const chance = habit.code === 'duty.missed' ? habit.chance / diligence : habit.chance * diligence;
        if (!r.chance(Math.min(0.98, chance))) continue;
        const occurredOn = addDays(`${month}-01`, r.int(2, 26));
        const member = habit.who === 'member' ? r.pick(members.get(branch.id)!) : null;
        if (occurredOn > today) continue;
        entries.push({
          id: newId(), ruleCode: habit.code, ruleVersion: 1, memberId: member?.id ?? null, orgId: branch.id, orgPath: branch.path, orgClass: branch.orgClass,
          deltaCenti: rules.get(habit.code)!.pointsCenti, month, occurredOn, source: 'award', sourceId: newId(), subject: habit.subject, evidencePage: null,
          evidenceNote: '活动记录与签到表已存档', reason: null, idempotencyKey: `demo:${branch.upperCode}:${month}:${habit.code}`, reversesId: null,
          createdBy: officer.id, createdAt: startOfDate(occurredOn),
        });
      }
    }
  }
  return { entries, balances: balancesOf(entries) };
}

function balancesOf(entries: PointEntryRow[]): PointBalance[] {
  const balances = new Map<string, PointBalance>();
  const add = (kind: PointBalance['kind'], subjectId: string, { month, deltaCenti }: PointEntryRow) => {
    const key = `${subjectId}:${month}`;
    const balance = balances.get(key) ?? Object.assign(new PointBalance(), { subjectId, month, kind, totalCenti: 0, entries: 0 });
    balance.totalCenti += deltaCenti;
    balance.entries += 1;
    balances.set(key, balance);
  };
  for (const entry of entries) {
    add('org', entry.orgId, entry);
    if (entry.memberId) add('member', entry.memberId, entry);
  }
  return [...balances.values()];
}
