import { View } from '@tarojs/components';
import type { HomeBranch } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useCareMode } from '@/shared/care';
import { storage } from '@/shared/storage';
import { Button, Card } from '@/shared/ui';
import './home.scss';

const ANSWERED = 'care-offered';

/** Larger writing, offered once on this phone to members of a retired branch: who needs it does not go looking for it. */
export function CareOffer({ rank }: Pick<HomeBranch, 'rank'>) {
  const care = useCareMode();
  const [answered, setAnswered] = useState(() => storage.get<boolean>(ANSWERED) ?? false);
  if (answered || care.on || rank?.orgClass !== 'retired') return null;
  const answer = (on: boolean) => {
    storage.set(ANSWERED, true);
    setAnswered(true);
    if (on) care.set(true);
  };
  return (
    <Card>
      <View className="xf-care-offer__title">要不要把字放大？</View>
      <View className="xf-care-offer__note">关怀模式的文字和按钮更大，随时可以在“我的”里打开或关闭。</View>
      <View className="xf-care-offer__buttons">
        <Button onClick={() => answer(false)}>不用</Button>
        <Button kind="primary" onClick={() => answer(true)}>放大</Button>
      </View>
    </Card>
  );
}
