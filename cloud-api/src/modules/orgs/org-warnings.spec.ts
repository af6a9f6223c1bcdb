import { ORG_RULES } from './org-rules';
import { termStage, warningsOf, type OrgFacts, type RuleLookup } from './org-warnings';

const rule: RuleLookup = (code) => {
  const found = ORG_RULES.find((r) => r.code === code);
  if (!found) throw new Error(`no rule ${code}`);
  return { ...found, value: Number(found.value) };
};
const TODAY = '2026-11-20';
const BRANCH: OrgFacts = { kind: 'branch', unitCount: 1, termStart: null, termEnd: null, endsOn: null, members: 12, fullMembers: 6, committeeSeats: 1 };
const codes = (facts: Partial<OrgFacts>) => warningsOf({ ...BRANCH, ...facts }, TODAY, rule).map((w) => w.code);

describe('warnings of an organisation', () => {
  it.each<[string, Partial<OrgFacts>, string[]]>([
    ['an ordinary branch', {}, []],
    ['two full members', { fullMembers: 2 }, ['org.branch.full_members_min']],
    ['three full members', { fullMembers: 3 }, []],
    ['fifty members', { members: 50 }, []],
    ['fifty-one members', { members: 51 }, ['org.branch.members_max']],
    ['seven full members without a committee', { fullMembers: 7, committeeSeats: 1 }, ['org.branch.committee_min']],
    ['a committee of three', { fullMembers: 7, committeeSeats: 3 }, []],
    ['a committee of eight', { fullMembers: 20, committeeSeats: 8 }, ['org.branch.committee_max']],
    ['a joint branch of six units', { kind: 'joint_branch', unitCount: 6 }, ['org.joint.units_max']],
    ['a temporary branch of two', { kind: 'temporary_branch', fullMembers: 2, endsOn: '2027-06-30' }, []],
    ['a temporary branch that ends soon', { kind: 'temporary_branch', endsOn: '2026-12-20' }, ['org.temporary.alarm_days']],
    ['a small committee', { kind: 'party_committee', members: 99 }, ['org.committee.members_min']],
    ['a general branch of 100', { kind: 'general_branch', members: 100 }, ['org.general_branch.members_max']],
    ['a term of four years', { termStart: '2025-01-01', termEnd: '2029-01-01' }, ['org.branch.term_years']],
    ['a committee term of five years', { kind: 'party_committee', members: 200, termStart: '2025-01-01', termEnd: '2030-01-01' }, []],
  ])('%s', (_, facts, expected) => expect(codes(facts)).toEqual(expected));

  it('quotes document and article', () => {
    const [warning] = warningsOf({ ...BRANCH, fullMembers: 2 }, TODAY, rule);
    expect(warning).toEqual({
      code: 'org.branch.full_members_min', message: '党支部应有正式党员 3 人以上，现有 2 人。', basis: '《中国共产党支部工作条例（试行）》 第四条',
    });
  });

  it.each([
    ['2027-05-21', null],
    ['2027-05-20', 6],
    ['2027-02-20', 3],
    ['2026-12-20', 1],
    ['2026-11-20', 1],
    ['2026-11-19', 0],
  ])('a term that ends on %s is %s months away', (termEnd, months) => expect(termStage(termEnd, TODAY, rule)?.months ?? null).toBe(months));
});
