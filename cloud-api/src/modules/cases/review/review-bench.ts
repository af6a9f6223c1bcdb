import { Injectable } from '@nestjs/common';
import { BENCH_ROWS, type BenchQuery, type BenchQueue, type CaseTodoCounts, type Id, type Permission, type ReviewBenchView } from '@xianfeng/shared-types';
import { currentPrincipal } from '../../../platform/access';
import { Problem } from '../../../platform/http';
import { CaseReading } from '../authoring/case-reading';
import { CaseRules } from '../case-rules';
import { BlindReviews } from './blind-review.service';
import { CaseDesk } from './case-desk';
import { ReviewBoards } from './review-board';

/** In the order of the workflow, with what each asks for and how it is counted. */
const QUEUES: { queue: BenchQueue; permission: Permission; count: keyof CaseTodoCounts }[] = [
  { queue: 'mine', permission: 'case:review', count: 'myReviews' },
  { queue: 'branch', permission: 'case:branch-review', count: 'branchReview' },
  { queue: 'safety', permission: 'case:publish', count: 'safety' },
  { queue: 'committee', permission: 'case:publish', count: 'committee' },
];

type Opened = Pick<ReviewBenchView, 'blind' | 'item' | 'board'>;
const NOTHING: Opened = { blind: null, item: null, board: null };

/** Everything the console's review desk shows at first, in one answer. */
@Injectable()
export class ReviewBench {
  constructor(
    private readonly desk: CaseDesk,
    private readonly blindReviews: BlindReviews,
    private readonly reading: CaseReading,
    private readonly boards: ReviewBoards,
    private readonly rules: CaseRules,
  ) {}

  async open({ queue: asked, id }: BenchQuery): Promise<ReviewBenchView> {
    const caller = currentPrincipal();
    const mine = QUEUES.filter(({ permission }) => caller.has(permission));
    if (asked && !mine.some(({ queue }) => queue === asked)) throw new Problem('access.denied');
    const [todo, settings] = await Promise.all([this.desk.counts(), this.rules.settings(caller.orgPath)]);
    const queue = asked ?? (mine.find(({ count }) => todo[count] > 0) ?? mine[0])?.queue ?? null;
    if (!queue) return { todo, settings, queue, mine: null, desk: null, ...NOTHING };
    const lists = {
      mine: queue === 'mine' ? await this.blindReviews.mine({ state: 'assigned', limit: BENCH_ROWS }) : null,
      desk: queue === 'mine' ? null : await this.desk.page({ desk: queue, limit: BENCH_ROWS }),
    };
    const shown = id ?? (lists.mine ?? lists.desk)!.items[0]?.id;
    return { todo, settings, queue, ...lists, ...(shown ? await this.opened(queue, shown) : NOTHING) };
  }

  /** A case that has left the queue meanwhile takes nothing but itself along: the page asks for it alone and says so. */
  private async opened(queue: BenchQueue, id: Id): Promise<Opened> {
    try {
      if (queue === 'mine') return { ...NOTHING, blind: await this.blindReviews.get(id) };
      if (queue === 'branch') return { ...NOTHING, item: await this.reading.detail(id) };
      return { ...NOTHING, board: await this.boards.board(id) };
    } catch (error) {
      if (error instanceof Problem && error.kind.status < 500) return NOTHING;
      throw error;
    }
  }
}
