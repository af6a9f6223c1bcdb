import type { ImportState, ImportView } from '@xianfeng/shared-types';

export const IMPORT_STATES: Record<ImportState, string> = { checking: '正在检查', ready: '待导入', committing: '正在导入', done: '已完成', failed: '不能使用' };

/** Step of the wizard that an upload has reached: 1 checks, 2 confirmation, 3 result. */
export function stepOf(state: ImportState): number {
  return state === 'checking' || state === 'failed' ? 1 : state === 'ready' ? 2 : 3;
}

/** Whether the server is still at it, so that it is worth asking again. */
export const isWorking = (state: ImportState): boolean => state === 'checking' || state === 'committing';

/** Whole percent of the current step; null until the number of rows is known. */
export function percentOf({ progress: { processed, total } }: Pick<ImportView, 'progress'>): number | null {
  if (total === null) return null;
  return total === 0 ? 100 : Math.floor((processed / total) * 100);
}

/** What a commit would write: `新增 12 人、更新 38 人`; empty when the roster is as the file says already. */
export const writesText = ({ created, updated }: ImportView['counts']): string =>
  [created > 0 && `新增 ${created} 人`, updated > 0 && `更新 ${updated} 人`].filter(Boolean).join('、');

/** `新增 12 人，更新 38 人，无变化 5 人，有问题 2 行` */
export function countsText({ created, updated, unchanged, failed }: ImportView['counts']): string {
  return `新增 ${created} 人，更新 ${updated} 人，无变化 ${unchanged} 人，有问题 ${failed} 行`;
}
