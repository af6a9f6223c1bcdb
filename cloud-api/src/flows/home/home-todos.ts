import type { CaseTodoCounts, DuesWaitingCounts, HomeTodo, IsoDate } from '@xianfeng/shared-types';
import type { AdoptionTodoCounts } from '../../modules/cases';
import { type DuesTodoCounts, MY_DUES_PAGE } from '../../modules/dues';
import { yuan } from '../../platform/money';

export interface TodoFacts {
  cases: CaseTodoCounts;
  reviewDueOn: IsoDate | null;
  adoptions: AdoptionTodoCounts;
  appeals: { count: number; dueOn: IsoDate | null };
  bulletins: number;
  dues: DuesTodoCounts;
  duesWaiting: DuesWaitingCounts;
}

const REVIEWS_PAGE = 'packages/manage/reviews/index';

/** One line a kind, what is due first, then what has no date in this order. */
export function todosOf({ cases, reviewDueOn, adoptions, appeals, bulletins, dues, duesWaiting }: TodoFacts): HomeTodo[] {
  const desk = cases.safety + cases.committee + cases.notice;
  const duesDesk = Object.values(duesWaiting).reduce((sum, count) => sum + count, 0);
  const all: HomeTodo[] = [
    { kind: 'case_returned', count: cases.returned, title: `${cases.returned} 篇案例被退回，请修改后再交`, dueOn: null, page: 'packages/case/mine/index' },
    { kind: 'case_branch_review', count: cases.branchReview, title: `${cases.branchReview} 篇案例等待支部初审`, dueOn: null, page: REVIEWS_PAGE },
    { kind: 'case_review', count: cases.myReviews, title: `${cases.myReviews} 篇案例等您评分`, dueOn: reviewDueOn, page: REVIEWS_PAGE },
    { kind: 'case_desk', count: desk, title: deskTitle(desk, cases.objections), dueOn: null, page: REVIEWS_PAGE },
    { kind: 'adoption', ...adoptionLine(adoptions), dueOn: adoptions.dueOn, page: 'packages/case/adoptions/index' },
    { kind: 'adoption_confirm', count: adoptions.above, title: `${adoptions.above} 项下级支部书记填报的借鉴成效等您确认`, dueOn: null, page: 'packages/case/adoptions/index?view=confirm' },
    { kind: 'appeal', count: appeals.count, title: `${appeals.count} 条积分申诉等待答复`, dueOn: appeals.dueOn, page: 'packages/manage/appeals/index' },
    { kind: 'dues', count: dues.months, title: duesTitle(dues), dueOn: dues.dueOn, page: MY_DUES_PAGE },
    { kind: 'dues_desk', count: duesDesk, title: `${duesDesk} 件党费事项等您办理`, dueOn: null, page: 'packages/dues/desk/index' },
    { kind: 'bulletin', count: bulletins, title: `${bulletins} 份通报等您办理`, dueOn: null, page: 'packages/manage/month/index' },
  ];
  const urgent = ({ dueOn }: HomeTodo) => dueOn ?? '9999-12-31';
  return all.filter(({ count }) => count > 0).sort((a, b) => urgent(a).localeCompare(urgent(b)));
}

const deskTitle = (count: number, objections: number) =>
  objections > 0 ? `${count} 篇案例等待党委办理，其中 ${objections} 篇有异议` : `${count} 篇案例等待党委办理`;

const duesTitle = ({ months, newest, owedFen }: DuesTodoCounts) =>
  months > 1 ? `${months} 个月党费待交，共 ${yuan(owedFen)} 元` : `${Number(newest?.slice(5))} 月党费 ${yuan(owedFen)} 元待交`;

function adoptionLine({ start, report, confirm }: AdoptionTodoCounts): Pick<HomeTodo, 'count' | 'title'> {
  const parts = [[start, '待启动'], [report, '待填报成效'], [confirm, '待确认成效']] as const;
  const words = parts.flatMap(([n, word]) => (n > 0 ? `${n} 项${word}` : [])).join('，');
  return { count: start + report + confirm, title: `支部借鉴的案例：${words}` };
}
