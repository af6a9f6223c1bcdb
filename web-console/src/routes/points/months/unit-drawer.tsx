import { placeText, SMALL_NOTE, trendText } from '@xianfeng/client-core';
import { rankingsApi, type Id, type IsoMonth, type RankingUnitDetail } from '@xianfeng/shared-types';
import { Empty, Flex, Table, Typography } from 'antd';
import { useMemo } from 'react';
import { useApi } from '@/shared/api';
import { monthText, scoreText } from '@/shared/format';
import { Chart, QueryView, SideDrawer, ToneTag } from '@/shared/ui';
import { trendOption } from './month-words';

interface Props {
  month: IsoMonth;
  /** Null: closed. */
  orgId: Id | null;
  onClose: () => void;
}

/** A unit's place, how it came about, and how it went over a year. */
export function UnitDrawer({ month, orgId, onClose }: Props) {
  return (
    <SideDrawer open={orgId !== null} onClose={onClose} size={640} title={`${monthText(month)}得分构成`}>
      {orgId && <Unit month={month} orgId={orgId} />}
    </SideDrawer>
  );
}

function Unit({ month, orgId }: { month: IsoMonth; orgId: Id }) {
  const query = useApi(rankingsApi.unit, { params: { month, orgId } });
  return (
    <QueryView query={query}>
      {(unit) => (
        <Flex vertical gap={20}>
          <div>
            <Flex gap={12} align="center" wrap>
              <Typography.Title level={2} style={{ fontSize: 17, margin: 0 }}>{`${unit.orgName}：${placeText(unit)}`}</Typography.Title>
              {unit.small && <ToneTag tone="blue" text={SMALL_NOTE} />}
            </Flex>
            <Typography.Paragraph style={{ margin: '8px 0 0' }}>{unit.explanation}</Typography.Paragraph>
          </div>
          <Trend unit={unit} />
          <ByRule unit={unit} />
        </Flex>
      )}
    </QueryView>
  );
}

function Trend({ unit: { trend, orgName } }: { unit: RankingUnitDetail }) {
  const option = useMemo(() => trendOption(trend, orgName), [trend, orgName]);
  return (
    <section>
      <Typography.Title level={3} style={{ fontSize: 15 }}>
        一年走势
      </Typography.Title>
      {trend.length > 1 && <Chart option={option} height={240} label={`${orgName}各月人均分，对照同类平均。${trendText(trend)}`} />}
      <Typography.Paragraph type="secondary">{trendText(trend)}</Typography.Paragraph>
    </section>
  );
}

function ByRule({ unit: { byRule } }: { unit: RankingUnitDetail }) {
  return (
    <section>
      <Typography.Title level={3} style={{ fontSize: 15 }}>
        按规则
      </Typography.Title>
      <Table
        size="small"
        rowKey="code"
        dataSource={byRule}
        pagination={false}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="本月没有积分记录" /> }}
        columns={[
          { title: '规则', dataIndex: 'title' },
          { title: '记录', align: 'right', width: 90, render: (_, { entries }) => `${entries} 笔` },
          { title: '得分', align: 'right', width: 90, render: (_, { totalCenti }) => `${scoreText(totalCenti)} 分` },
        ]}
      />
    </section>
  );
}
