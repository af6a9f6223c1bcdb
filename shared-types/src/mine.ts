import type { Me } from './auth';
import { endpoint } from './endpoint';
import type { MyPoints } from './points';
import type { Fen } from './primitives';

/** Everything the page 我的 shows, in one round trip. */
export interface MineView {
  me: Me;
  /** My points of the open month. */
  points: Pick<MyPoints, 'month' | 'totalCenti'>;
  /** My months of dues with something to pay, this one included, and how much in all, in 分. */
  dues: { months: number; owedFen: Fen };
  /** Messages not read yet. */
  unread: number;
}

export const mineApi = {
  /** Who I am, my points, what I owe, what I have not read. */
  show: endpoint<{ reply: MineView }>('GET', '/api/mine'),
};
