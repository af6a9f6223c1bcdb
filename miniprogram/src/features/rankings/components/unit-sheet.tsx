import { View } from '@tarojs/components';
import { placeText } from '@xianfeng/client-core';
import type { Id, IsoMonth } from '@xianfeng/shared-types';
import { scoreText } from '@/shared/format';
import { useLoad } from '@/shared/hooks';
import { ListRow, Loaded, Sheet } from '@/shared/ui';
import { loadUnit } from '../api';

interface UnitSheetProps {
  month: IsoMonth;
  /** Null when closed. */
  orgId: Id | null;
  onClose: () => void;
}

/** Where a unit's points came from, by rule. */
export function UnitSheet({ month, orgId, onClose }: UnitSheetProps) {
  return (
    <Sheet open={orgId !== null} title="得分构成" onClose={onClose}>
      {orgId && <Unit month={month} orgId={orgId} />}
    </Sheet>
  );
}

function Unit({ month, orgId }: { month: IsoMonth; orgId: Id }) {
  const unit = useLoad(() => loadUnit(month, orgId), [month, orgId]);
  return (
    <Loaded state={unit}>
      {({ orgName, explanation, byRule, ...place }) => (
        <>
          <View className="xf-how">
            <View className="xf-how__title">{`${orgName}：${placeText(place)}`}</View>
            <View className="xf-how__words">{explanation}</View>
          </View>
          {byRule.map(({ code, title, totalCenti, entries }) => <ListRow key={code} title={title} note={`${entries} 笔`} value={`${scoreText(totalCenti)} 分`} />)}
          {byRule.length === 0 && <ListRow title="本月没有积分记录" />}
        </>
      )}
    </Loaded>
  );
}
