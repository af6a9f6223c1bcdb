import type { OrgClass } from './orgs';
import type { CaseCard } from './cases';
import type { DuesTodoKind } from './console-home';
import { endpoint } from './endpoint';
import type { Id, IsoDate, IsoMonth } from './primitives';

export type TodoKind = 'case_returned' | 'case_branch_review' | 'case_review' | 'case_desk' | 'adoption' | 'adoption_confirm' | 'appeal' | 'bulletin' | 'dues' | 'dues_desk';

/** Something the member has to do, with the page where it is done. */
export interface HomeTodo {
  kind: TodoKind;
  /** How many of the kind; one line a kind keeps the list short. */
  count: number;
  /** In words for a member, e.g. 2 篇案例等待支部初审. */
  title: string;
  /** Earliest due date among them; null when there is none. */
  dueOn: IsoDate | null;
  /** Mini-program page, no leading slash. */
  page: string;
}

/** Place of my branch in the last sealed month. */
export interface HomeRank {
  month: IsoMonth;
  orgClass: OrgClass;
  place: number;
  of: number;
  perHeadCenti: number;
}

export interface HomeBranch {
  id: Id;
  name: string;
  members: number;
  /** Cases of the branch that are published. */
  publishedCases: number;
  rank: HomeRank | null;
}

/** Everything the first screen shows, in one round trip. */
export interface HomeView {
  greetingName: string;
  todos: HomeTodo[];
  branch: HomeBranch;
  newestCases: CaseCard[];
  /** The last published bulletin; null before the first. */
  bulletin: { id: Id; title: string; month: IsoMonth } | null;
  unread: number;
}

/** What dues ask of the caller as an officer, by kind; 0 where nothing waits or the caller has no right to it. */
export type DuesWaitingCounts = Record<DuesTodoKind, number>;

export const homeApi = {
  /** The first screen: what I need to do, my branch, newest cases. */
  show: endpoint<{ reply: HomeView }>('GET', '/api/home'),
  /** How many things wait for me at each desk of dues. */
  duesWaiting: endpoint<{ reply: DuesWaitingCounts }>('GET', '/api/home/dues-waiting'),
};
