import { type GivenEntry, recount } from './rule-recount';

const entry = (id: string, more: Partial<GivenEntry> = {}): GivenEntry => ({ id, orgId: 'A', memberId: 'm', deltaCenti: 100, settled: false, ...more });
const terms = { pointsCenti: 200, memberMonthlyCapCenti: null, orgMonthlyCapCenti: null };
const points = (entries: GivenEntry[], change: Partial<typeof terms> | { memberMonthlyCapCenti?: number; orgMonthlyCapCenti?: number } = {}) => {
  const result = recount(entries, { ...terms, ...change });
  return [[...result.points.values()], result.cutByCaps];
};

describe('counting a rule anew', () => {
  it('gives every entry the new points', () => {
    expect(points([entry('1'), entry('2')])).toEqual([[200, 200], 0]);
  });

  it('cuts at the caps of the member and of the organisation, in order', () => {
    expect(points([entry('1'), entry('2'), entry('3')], { memberMonthlyCapCenti: 300 })).toEqual([[200, 100, 0], 2]);
    expect(points([entry('1', { memberId: 'n' }), entry('2')], { orgMonthlyCapCenti: 250 })).toEqual([[200, 50], 1]);
  });

  it('leaves settled entries as they are and counts them under the caps', () => {
    expect(points([entry('1', { settled: true, deltaCenti: 150 }), entry('2')], { memberMonthlyCapCenti: 300 })).toEqual([[150, 150], 1]);
  });

  it('caps no deduction', () => {
    expect(points([entry('1'), entry('2')], { pointsCenti: -200, orgMonthlyCapCenti: 100 })).toEqual([[-200, -200], 0]);
  });
});
