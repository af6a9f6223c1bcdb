import { pointsApi, type PointRuleFinding } from '@xianfeng/shared-types';
import { useApi } from '@/shared/api';
import { useSettled } from '@/shared/ui';
import type { RuleValues } from './rule-form';

const TYPING_MS = 400;

/** What the server refuses in the words and the basis as they are being typed. */
export function useFindings(typed: Partial<RuleValues> | undefined): PointRuleFinding[] {
  const wording = useSettled({ basis: typed?.basis ?? '', title: typed?.title?.trim() ?? '', description: typed?.description?.trim() ?? '' }, TYPING_MS);
  const asked = { ...wording, basis: wording.basis || 'task_completed', title: wording.title || '规则' };
  const check = useApi(pointsApi.checkRule, { body: asked }, { enabled: Object.values(wording).some(Boolean), keep: true });
  return check.data?.findings ?? [];
}
