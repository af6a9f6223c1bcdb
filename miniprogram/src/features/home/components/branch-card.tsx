import type { HomeBranch } from '@xianfeng/shared-types';
import { go } from '@/shared/navigation';
import { Card, ListRow, SectionTitle, StatRow } from '@/shared/ui';

/** My branch in three numbers, and where it stands. */
export function BranchCard({ branch }: { branch: HomeBranch }) {
  const { id, name, members, publishedCases, rank } = branch;
  return (
    <>
      <SectionTitle title="我的支部" />
      <Card flush className="xf-home-branch">
        <ListRow icon="org" title={name} note="支部委员、党员与经历" onClick={() => go('branch', { id })} />
        <StatRow
          stats={[
            { label: '党员', value: members, unit: '人' },
            { label: '已发布案例', value: publishedCases, unit: '篇' },
            { label: rank ? `${Number(rank.month.slice(5))}月名次` : '名次', value: rank ? rank.place : '—', unit: rank ? `/ ${rank.of}` : undefined, accent: rank !== null },
          ]}
        />
        {rank
          ? <ListRow icon="chart" title="排名与走势" note="名次怎么来的、一年走势、同类支部" onClick={() => go('ranking')} />
          : <ListRow icon="chart" title="还没有名次" note="月度结账后公布，只与同类支部比较" />}
      </Card>
    </>
  );
}
