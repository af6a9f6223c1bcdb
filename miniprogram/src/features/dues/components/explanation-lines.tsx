import { View } from '@tarojs/components';
import { basisText, moneyText, stepTitle } from '@xianfeng/client-core';
import { DUES_KINDS, type DuesExplanation } from '@xianfeng/shared-types';
import { cx, NoticeBar } from '@/shared/ui';
import './explanation-lines.scss';

const FLAG_WORDS = {
  zero_base: '按规定计算为 0 元。如有需要，可与支部商量办理免交手续。',
  over_cap: '按比例计算超过每月上限，只收上限以内的部分；愿意多交的，请用“自愿多交”。',
  manual: '金额由党费管理员核定，理由见下。',
} as const;

/** 算法说明: base → items → tier → article → result, one line each. */
export function ExplanationLines({ explanation: { kind, steps, flags } }: { explanation: DuesExplanation }) {
  return (
    <View className="xf-steps-of">
      <View className="xf-steps-of__kind">{`党员类别：${DUES_KINDS[kind]}`}</View>
      {flags.map((flag) => <NoticeBar key={flag}>{FLAG_WORDS[flag]}</NoticeBar>)}
      {steps.map((step, index) => (
        // Lines have no id of their own and never change places.
        <View key={index} className={cx('xf-steps-of__line', step.kind === 'due' && 'xf-steps-of__line--due')}>
          <View className="xf-steps-of__head">
            <View className="xf-steps-of__title">{stepTitle(step)}</View>
            {step.fen !== null && <View className="xf-steps-of__fen">{moneyText(step.fen)}</View>}
          </View>
          <View className="xf-steps-of__text">{step.text}</View>
          {basisText(step) && <View className="xf-steps-of__basis">{`依据：${basisText(step)}`}</View>}
        </View>
      ))}
    </View>
  );
}
