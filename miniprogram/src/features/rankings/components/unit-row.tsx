import { View } from '@tarojs/components';
import { figuresText, placeText, SMALL_NOTE } from '@xianfeng/client-core';
import type { RankingUnit } from '@xianfeng/shared-types';
import { a11y, DotLine, Icon, StatusTag, Tag } from '@/shared/ui';
import './rankings.scss';

interface UnitRowProps {
  unit: RankingUnit;
  own?: boolean;
  onClick?: () => void;
}

/** One unit of a class list. */
export function UnitRow({ unit, own, onClick }: UnitRowProps) {
  return (
    <View className={`xf-unit${own ? ' xf-unit--own' : ''}${onClick ? ' xf-tappable' : ''}`} onClick={onClick} {...a11y(onClick && 'button')}>
      <View className={`xf-unit__place${unit.place <= 3 ? ' xf-unit__place--top' : ''}`} {...a11y('text', placeText(unit))}>{unit.place}</View>
      <View className="xf-unit__main">
        <View className="xf-unit__name">{unit.orgName}</View>
        <View className="xf-unit__note">{unit.parentName}</View>
        <View className="xf-unit__note"><DotLine text={figuresText(unit)} /></View>
        {(own || unit.small || unit.sharedBy > 1) && (
          <View className="xf-unit__tags">
            {own && <Tag tone="red">本支部</Tag>}
            {unit.sharedBy > 1 && <Tag>{`${unit.sharedBy} 个单位并列`}</Tag>}
            {unit.small && <StatusTag tone="blue" text={SMALL_NOTE} />}
          </View>
        )}
      </View>
      {onClick && <Icon name="right" size="small" tone="grey" />}
    </View>
  );
}
