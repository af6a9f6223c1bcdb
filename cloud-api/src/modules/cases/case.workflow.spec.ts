import { CASE_STATUSES, type CaseStatus } from '@xianfeng/shared-types';
import { ACTION_TRANSITIONS, caseMachine, EDITABLE, type CaseTransition } from './case.workflow';

const transitions = Object.keys(caseMachine.definition.transitions) as CaseTransition[];
const statuses = Object.keys(CASE_STATUSES) as CaseStatus[];

describe('case workflow', () => {
  it('reaches every state', () => expect(caseMachine.unreachable()).toEqual([]));

  it.each(statuses.flatMap((status) => transitions.map((transition) => [status, transition] as const)))('from %s by %s: as the table says', (status, transition) => {
    const { from, to } = caseMachine.definition.transitions[transition];
    const attempt = () => caseMachine.next(status, transition, '原因');
    if (from.includes(status)) expect(attempt()).toBe(to);
    else expect(attempt).toThrow('conflict.state');
  });

  it('asks for a reason wherever an author loses something', () => {
    const silent = transitions.filter((t) => ['returned', 'rejected', 'withdrawn'].includes(caseMachine.definition.transitions[t].to) && !caseMachine.definition.transitions[t].needsReason);
    expect(silent).toEqual([]);
    expect(() => caseMachine.next('branch_review', 'branch_return', '  ')).toThrow('request.invalid');
  });

  it('publishes only what stood on public notice, and ends in rejected and withdrawn', () => {
    expect(transitions.filter((t) => caseMachine.definition.transitions[t].to === 'published').map((t) => caseMachine.definition.transitions[t].from)).toEqual([['notice']]);
    expect([...caseMachine.actions('rejected'), ...caseMachine.actions('withdrawn')]).toEqual([]);
  });

  it('lets authors write only where submission is possible', () => {
    expect(caseMachine.definition.transitions.submit.from).toEqual(EDITABLE);
    expect(Object.values(ACTION_TRANSITIONS).every((t) => transitions.includes(t))).toBe(true);
  });
});
