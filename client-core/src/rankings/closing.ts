import type { BulletinAction, BulletinStatus, ClosePhase, CloseCheck, MonthClose } from '@xianfeng/shared-types';
import type { Tone } from '../tone';

const PHASES: readonly ClosePhase[] = ['checking', 'aggregating', 'ranking', 'sealing'];
export const PHASE_STEPS = ['检查', '汇总', '排名', '封存'];

/** Index for `<Steps>`: all done when closed. */
export const phaseIndex = (phase: ClosePhase | null): number => (phase === 'closed' ? PHASES.length : phase === null ? 0 : PHASES.indexOf(phase));

/** Whether somebody has started the close and it is not done yet. */
export const isClosing = ({ phase }: Pick<MonthClose, 'phase'>): boolean => phase !== null && phase !== 'closed';

/** The month to begin with: the newest that is over, so that the running one does not hide the work to be done. */
export const monthInHand = (closes: readonly MonthClose[]): MonthClose =>
  closes.find(({ checks }) => checks.every(({ code, count }) => code !== 'month_running' || count === 0)) ?? closes[0];

/** What a check that found something means for the close. */
export function checkWords({ code, count, blocking }: CloseCheck): { note: string; tone: Tone; text: string } {
  if (count === 0) return { note: '没有遗留', tone: 'green', text: '无' };
  if (code === 'month_running') return { note: '月末之后才能结账', tone: 'grey', text: '未到时间' };
  if (blocking) return { note: '处理后才能结账', tone: 'red', text: `${count} 项` };
  return { note: '可以先结账，之后的变化计入下个月', tone: 'gold', text: `${count} 项` };
}

/** What keeps an officer from closing now, or what closing would leave open. */
export function checkState(checks: readonly CloseCheck[]): { blocked: boolean; open: boolean } {
  const found = checks.filter(({ count }) => count > 0);
  return { blocked: found.some(({ blocking }) => blocking), open: found.some(({ blocking }) => !blocking) };
}

export const BULLETIN_TONES: Record<BulletinStatus, Tone> = { draft: 'gold', submitted: 'gold', approved: 'blue', published: 'green' };
/** Index for `<Steps>` of a bulletin. */
export const BULLETIN_STEPS = ['起草', '审批', '发布'];
export const bulletinIndex: Record<BulletinStatus, number> = { draft: 0, submitted: 1, approved: 2, published: 3 };
export const BULLETIN_ACTION_LABELS: Record<BulletinAction | 'generate', string> = {
  generate: '生成初稿', edit: '修改', submit: '提交审批', return: '退回修改', approve: '批准', publish: '发布',
};
