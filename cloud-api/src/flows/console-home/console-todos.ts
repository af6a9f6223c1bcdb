import { CONSOLE_TODO_LABELS, type CaseTodoCounts, type ConsoleTodo, type ConsoleTodoKind, type IsoDate } from '@xianfeng/shared-types';

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
};

/** One line a kind: overdue first, then what is due first, then the largest. */
export function consoleTodos(facts: ConsoleTodoFacts, today: IsoDate): ConsoleTodo[] {
  const undated = (count: number): Waiting => ({ count, dueOn: null });
  const { cases } = facts;
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
  };
  const todos = (Object.keys(waiting) as ConsoleTodoKind[]).map((kind): ConsoleTodo => {
    const { count, dueOn } = waiting[kind];
    return { kind, label: CONSOLE_TODO_LABELS[kind], count, dueOn, overdue: dueOn !== null && dueOn < today, link: TODO_LINKS[kind] };
  });
  const urgent = ({ dueOn }: ConsoleTodo) => dueOn ?? '9999-12-31';
  return todos.filter(({ count }) => count > 0).sort((a, b) => urgent(a).localeCompare(urgent(b)) || b.count - a.count);
}
