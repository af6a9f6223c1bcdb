import { Text, View } from '@tarojs/components';
import { yuanText } from '@xianfeng/client-core';
import type { Fen } from '@xianfeng/shared-types';
import { a11y } from '@/shared/ui';
import './money.scss';

/** The one amount of a page. */
export function Money({ fen, quiet }: { fen: Fen; quiet?: boolean }) {
  return (
    <View className={quiet ? 'xf-money xf-money--quiet' : 'xf-money'} {...a11y('text', `${yuanText(fen)} 元`)}>
      <Text className="xf-money__figure">{yuanText(fen)}</Text>
      <Text className="xf-money__unit">元</Text>
    </View>
  );
}
