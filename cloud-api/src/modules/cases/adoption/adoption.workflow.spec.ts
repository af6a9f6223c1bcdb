import { OPEN_ADOPTION_STATUSES } from '@xianfeng/shared-types';
import { dueOn } from './adoption-rules';
import { adoptionMachine } from './adoption.workflow';

describe('adoption workflow', () => {
  it('reaches every state', () => expect(adoptionMachine.unreachable()).toEqual([]));

  it('ends in exactly the states that are not open', () => {
    const ends = (Object.keys(adoptionMachine.definition.states) as (keyof typeof adoptionMachine.definition.states)[]).filter((s) => adoptionMachine.actions(s).length === 0);
    expect(ends.sort()).toEqual(['cancelled', 'confirmed', 'not_effective']);
    for (const open of OPEN_ADOPTION_STATUSES) expect(adoptionMachine.actions(open).length).toBeGreaterThan(0);
  });

  it('asks for the first result and, once it is confirmed, for the second', () => {
    const days = { result: 30, followUp: 90 };
    expect(dueOn('in_progress', '2026-12-02', days)).toBe('2027-01-01');
    expect(dueOn('confirmed', '2026-12-02', days)).toBe('2027-03-02');
    expect(dueOn('result_submitted', '2026-12-02', days)).toBeNull();
  });
});
