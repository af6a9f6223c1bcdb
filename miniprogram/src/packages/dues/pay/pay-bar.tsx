import { View } from '@tarojs/components';
import { moneyWords, yuanText } from '@xianfeng/client-core';
import type { Fen } from '@xianfeng/shared-types';
import { useTextScale } from '@/shared/care';
import { PrimaryButton } from '@/shared/ui';
import './pay.scss';

/** The sum, in large type also in words, and the button that opens WeChat's sheet. */
export function PayBar({ fen, disabled, paying, onPay }: { fen: Fen; disabled: boolean; paying: boolean; onPay: () => void }) {
  const large = useTextScale() > 1;
  return (
    <View className="pay-bar">
      <View className="pay-bar__sum">
        <View className="pay-bar__fen">{`${yuanText(fen)} 元`}</View>
        {large && <View className="pay-bar__words">{moneyWords(fen)}</View>}
      </View>
      <View className="pay-bar__button"><PrimaryButton disabled={disabled} loading={paying} onClick={onPay}>确认交费</PrimaryButton></View>
    </View>
  );
}
