import { View } from '@tarojs/components';
import type { IsoMonth } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useMutation } from '@/shared/hooks';
import { Button, Card, ListRow, SectionTitle, StatusTag } from '@/shared/ui';
import { verifyMonth } from '../api';

/** For officers: recomputes the sealed month from the ledger and compares. */
export function SealCard({ month }: { month: IsoMonth }) {
  const [checked, setChecked] = useState<{ month: IsoMonth; report: Awaited<ReturnType<typeof verifyMonth>> } | null>(null);
  const verify = useMutation(() => verifyMonth(month), { onDone: (report) => setChecked({ month, report }) });
  const report = checked?.month === month ? checked.report : null;
  const good = report?.same && report.intact;
  return (
    <>
      <SectionTitle title="封存与复核" />
      <Card>
        <View className="xf-how__words">名次由积分台账算出并封存。复核会从台账重新计算一遍，与封存的结果逐一比对。</View>
        {report && (
          <View className="xf-seal">
            <StatusTag tone={good ? 'green' : 'red'} text={good ? `一致：${report.units} 个单位` : `不一致：${report.differences.length} 个单位有差异`} />
            <View className="xf-seal__hash">{`封存校验码 ${report.sealedHash}`}</View>
            {report.differences.map(({ orgId, orgName, sealedCenti, recomputedCenti }) => (
              <ListRow key={orgId} title={orgName} note={`封存 ${sealedCenti / 100} 分，重算 ${recomputedCenti / 100} 分`} />
            ))}
          </View>
        )}
        <Button block icon="refresh" loading={verify.running} onClick={() => void verify.run()}>复核</Button>
      </Card>
    </>
  );
}
