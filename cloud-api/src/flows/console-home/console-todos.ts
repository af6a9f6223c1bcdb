import { CONSOLE_TODO_LABELS, type CaseTodoCounts, type ConsoleTodo, type ConsoleTodoKind, type DuesTodoKind, type IsoDate } from '@xianfeng/shared-types';

export interface Waiting {
  count: number;
  dueOn: IsoDate | null;
}

export interface ConsoleTodoFacts {
  cases: CaseTodoCounts;
  reviewDueOn: IsoDate | null;
  appeals: Waiting;
  bulletins: number;
  adoptions: number;
  imports: number;
  deliveries: number;
  deadLetters: number;
  orgTerms: Waiting;
  postTerms: Waiting;
  dues: Record<DuesTodoKind, number>;
}

/** Where each kind is worked off, within the console. */
export const TODO_LINKS: Record<ConsoleTodoKind, string> = {
  case_branch_review: '/cases/review?queue=branch',
  case_review: '/cases/review?queue=mine',
  case_safety: '/cases/review?queue=safety',
  case_committee: '/cases/review?queue=committee',
  case_notice: '/cases/notices',
  case_objection: '/cases/notices?view=objections',
  adoption: '/cases/adoptions?status=result_submitted',
  appeal: '/points/appeals',
  bulletin: '/points/bulletins',
  import: '/imports',
  delivery: '/points/deliveries?status=failed',
  dead_letter: '/system/jobs?view=dead',
  term_org: '/orgs',
  term_post: '/members',
  dues_relief_study: '/dues/requests?view=reliefs&status=submitted',
  dues_relief: '/dues/requests?view=reliefs&status=studied',
  dues_consent: '/dues/requests?view=consents&status=requested',
  dues_case: '/dues/requests?view=cases&status=open',
  dues_refund: '/dues/payments?view=refunds&status=requested',
  dues_cash: '/dues/payments?view=cash&status=registered',
  dues_exception: '/dues/payments?view=exceptions',
  dues_difference: '/dues/reconciliation?view=differences',
  dues_remittance: '/dues/remittances?status=sent',
  dues_use: '/dues/uses?status=requested',
  dues_extra: '/dues/requests?view=extras&status=received',
  dues_entry: '/dues/books?view=entries',
};

/** One line a kind: overdue first, then what is due first, then the largest. */
export function consoleTodos(facts: ConsoleTodoFacts, today: IsoDate): ConsoleTodo[] {
  const undated = (count: number): Waiting => ({ count, dueOn: null });
  const { cases, dues } = facts;
  const waiting: Record<ConsoleTodoKind, Waiting> = {
    case_branch_review: undated(cases.branchReview),
    case_review: { count: cases.myReviews, dueOn: facts.reviewDueOn },
    case_safety: undated(cases.safety),
    case_committee: undated(cases.committee),
    // A case with an open objection lies on both desks; it is told once, where it is urgent.
    case_notice: undated(cases.notice - cases.objections),
    case_objection: undated(cases.objections),
    adoption: undated(facts.adoptions),
    appeal: facts.appeals,
    bulletin: undated(facts.bulletins),
    import: undated(facts.imports),
    delivery: undated(facts.deliveries),
    dead_letter: undated(facts.deadLetters),
    term_org: facts.orgTerms,
    term_post: facts.postTerms,
    dues_relief_study: undated(dues.dues_relief_study),
    dues_relief: undated(dues.dues_relief),
    dues_consent: undated(dues.dues_consent),
    dues_case: undated(dues.dues_case),
    dues_refund: undated(dues.dues_refund),
    dues_cash: undated(dues.dues_cash),
    dues_exception: undated(dues.dues_exception),
    dues_difference: undated(dues.dues_difference),
    dues_remittance: undated(dues.dues_remittance),
    dues_use: undated(dues.dues_use),
    dues_extra: undated(dues.dues_extra),
    dues_entry: undated(dues.dues_entry),
  };
  const todos = (Object.keys(waiting) as ConsoleTodoKind[]).map((kind): ConsoleTodo => {
    const { count, dueOn } = waiting[kind];
    return { kind, label: CONSOLE_TODO_LABELS[kind], count, dueOn, overdue: dueOn !== null && dueOn < today, link: TODO_LINKS[kind] };
  });
  const urgent = ({ dueOn }: ConsoleTodo) => dueOn ?? '9999-12-31';
  return todos.filter(({ count }) => count > 0).sort((a, b) => urgent(a).localeCompare(urgent(b)) || b.count - a.count);
}
