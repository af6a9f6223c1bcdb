import { OPEN_ADOPTION_STATUSES } from '@xianfeng/shared-types';
import { adoptionMachine, dueOn } from './adoption.workflow';

describe('adoption workflow', () => {
  it('reaches every state', () => expect(adoptionMachine.unreachable()).toEqual([]));

  it('ends in exactly the states that are not open', () => {
    const ends = (Object.keys(adoptionMachine.definition.states) as (keyof typeof adoptionMachine.definition.states)[]).filter((s) => adoptionMachine.actions(s).length === 0);
    expect(ends.sort()).toEqual(['cancelled', 'confirmed', 'not_effective']);
    for (const open of OPEN_ADOPTION_STATUSES) expect(adoptionMachine.actions(open).length).toBeGreaterThan(0);
  });

  it('asks for the first result after 30 days and for the second after 90', () => {
    expect(dueOn('in_progress', '2026-12-02')).toBe('2027-01-01');
    expect(dueOn('confirmed', '2026-12-02')).toBe('2027-03-02');
    expect(dueOn('result_submitted', '2026-12-02')).toBeNull();
  });
});
