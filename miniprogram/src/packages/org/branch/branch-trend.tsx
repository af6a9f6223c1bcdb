import type { Id, TrendPoint } from '@xianfeng/shared-types';
import { loadRanking, loadUnit } from '@/features/rankings/api';
import { TrendCard } from '@/features/rankings/components/trend-card';
import { useLoad } from '@/shared/hooks';
import { ProblemError } from '@/shared/request';

interface BranchTrendProps {
  orgId: Id;
  own: boolean;
}

/** The year's trend of the own organisation, or of one below for its supervisors; nothing for anybody else. */
export function BranchTrend({ orgId, own }: BranchTrendProps) {
  const state = useLoad(() => trendOf(orgId, own), [orgId, own]);
  return state.data && state.data.length > 0 ? <TrendCard trend={state.data} /> : null;
}

async function trendOf(orgId: Id, own: boolean): Promise<TrendPoint[]> {
  try {
    const { month, mine } = await loadRanking();
    if (own) return mine?.trend ?? [];
    return (await loadUnit(month, orgId)).trend;
  } catch (error) {
    // Not ranked, or not the reader's to see.
    if (error instanceof ProblemError && error.status === 404) return [];
    throw error;
  }
}
