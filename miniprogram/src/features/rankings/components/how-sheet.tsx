import { View } from '@tarojs/components';
import { pointsApi, REFUSED_BASES, type IsoMonth } from '@xianfeng/shared-types';
import { signedScore } from '@/shared/format';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';
import { ListRow, Loaded, Sheet, Tag } from '@/shared/ui';

interface HowSheetProps {
  open: boolean;
  month: IsoMonth;
  tieRule: string;
  onClose: () => void;
}

/** 如何计分: the arithmetic, the rules in force, and what never earns points. */
export function HowSheet({ open, month, tieRule, onClose }: HowSheetProps) {
  return (
    <Sheet open={open} title="如何计分" onClose={onClose}>
      <View className="xf-how">
        <View className="xf-how__words">人均分＝本支部当月积分合计 ÷ 月末在册党员人数。人多人少都按人均比，只与同类支部比。</View>
        <View className="xf-how__words">{tieRule}</View>
        <View className="xf-how__words">人数少的支部，一两个人的变化就会左右名次，因此标注“人数少，差异不显著”。</View>
        <View className="xf-how__words">{`不计分：${Object.values(REFUSED_BASES).join('；')}。`}</View>
      </View>
      <Rules month={month} />
    </Sheet>
  );
}

function Rules({ month }: { month: IsoMonth }) {
  const rules = useLoad(() => call(pointsApi.rules, { query: { month } }), [month]);
  return (
    <Loaded state={rules}>
      {(list) => (
        <>
          {list.map(({ code, title, description, pointsCenti, sourceDoc, sourceArticle }) => (
            <ListRow key={code} title={title} note={`${description}（${[sourceDoc, sourceArticle].filter(Boolean).join(' ')}）`} value={<Tag>{`${signedScore(pointsCenti)} 分`}</Tag>} />
          ))}
        </>
      )}
    </Loaded>
  );
}
