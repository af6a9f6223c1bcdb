import { View } from '@tarojs/components';
import { CASE_PARTS, type CaseContent, type CasePart } from '@xianfeng/shared-types';
import { useState } from 'react';
import { partText, type PartNames } from '@/features/cases/model/content';
import type { Picks, Side } from '@/features/cases/model/merge';
import { a11y, Button, cx, Icon } from '@/shared/ui';
import './compare.scss';

/** Characters of a side beyond which it begins folded. */
const LONG = 120;

export interface PartPickerProps {
  mine: CaseContent;
  theirs: CaseContent;
  parts: readonly CasePart[];
  picks: Picks;
  /** What the two sides are called. */
  sides: Record<Side, string>;
  names: PartNames;
  onPick: (part: CasePart, side: Side) => void;
}

/** Two texts side by side, part by part; a tap on a side takes the part from there. */
export function PartPicker({ mine, theirs, parts, picks, sides, names, onPick }: PartPickerProps) {
  return (
    <>
      {parts.map((part) => (
        <PartRow key={part} part={part} picked={picks[part]} sides={sides} mine={partText(mine, part, names)} theirs={partText(theirs, part, names)} onPick={(side) => onPick(part, side)} />
      ))}
    </>
  );
}

interface PartRowProps {
  part: CasePart;
  picked: Side | undefined;
  sides: Record<Side, string>;
  mine: string;
  theirs: string;
  onPick: (side: Side) => void;
}

function PartRow({ part, picked, sides, mine, theirs, onPick }: PartRowProps) {
  const long = Math.max(mine.length, theirs.length) > LONG;
  const [folded, setFolded] = useState(long);
  const text = { mine, theirs };
  return (
    <View className="compare__part">
      <View className="compare__head">
        <View className="compare__name">{CASE_PARTS[part]}</View>
        {long && <Button kind="text" small onClick={() => setFolded(!folded)}>{folded ? '展开全文' : '收起'}</Button>}
      </View>
      <View className="compare__sides" {...a11y('radiogroup', CASE_PARTS[part])}>
        {(['mine', 'theirs'] as const).map((side) => (
          <View
            key={side}
            className={cx('compare__side', picked === side && 'compare__side--picked')}
            onClick={() => onPick(side)}
            {...a11y('radio', `${CASE_PARTS[part]}用${sides[side]}`)}
            {...{ 'aria-checked': String(picked === side) }}
          >
            <View className="compare__side-name">
              {picked === side && <Icon name="check-circle" tone="red" size="small" />}
              <View>{sides[side]}</View>
            </View>
            <View className={cx('compare__text', folded && 'compare__text--folded')}>{text[side] || '（空）'}</View>
          </View>
        ))}
      </View>
    </View>
  );
}
