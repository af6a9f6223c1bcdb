import type { CaseTodoCounts } from '@xianfeng/shared-types';
import { consoleTodos, type ConsoleTodoFacts } from './console-todos';

const NOTHING = { count: 0, dueOn: null };
const cases: CaseTodoCounts = { returned: 0, branchReview: 0, myReviews: 0, safety: 0, committee: 0, notice: 0, objections: 0 };
const dues: ConsoleTodoFacts['dues'] = {
  dues_relief_study: 0, dues_relief: 0, dues_consent: 0, dues_case: 0, dues_refund: 0, dues_cash: 0, dues_exception: 0, dues_difference: 0, dues_remittance: 0, dues_use: 0, dues_extra: 0, dues_entry: 0,
};
const facts: ConsoleTodoFacts = {
  cases, reviewDueOn: null, appeals: NOTHING, bulletins: 0, adoptions: 0, imports: 0, deliveries: 0, deadLetters: 0, orgTerms: NOTHING, postTerms: NOTHING,
  dues,
};

describe('the officer’s to-dos', () => {
  it('puts what is overdue first, then what is due first, then the largest', () => {
    const todos = consoleTodos({
      ...facts, deliveries: 2, imports: 5, appeals: { count: 1, dueOn: '2026-11-27' }, orgTerms: { count: 3, dueOn: '2026-11-01' },
    }, '2026-11-20');
    expect(todos.map(({ kind, overdue }) => [kind, overdue])).toEqual([['term_org', true], ['appeal', false], ['import', false], ['delivery', false]]);
  });

  it('tells a case with an objection once', () => {
    const todos = consoleTodos({ ...facts, cases: { ...cases, notice: 3, objections: 1 } }, '2026-11-20');
    expect(todos.map(({ kind, count }) => [kind, count])).toEqual([['case_notice', 2], ['case_objection', 1]]);
  });

  it('is empty when nothing waits', () => {
    expect(consoleTodos(facts, '2026-11-20')).toEqual([]);
  });
});
