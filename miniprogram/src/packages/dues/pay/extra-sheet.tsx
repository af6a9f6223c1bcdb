import { View } from '@tarojs/components';
import { fenOf, moneyText } from '@xianfeng/client-core';
import { duesApi, type DuesRule, type Fen } from '@xianfeng/shared-types';
import { useState } from 'react';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Button, FormField, Loaded, NoticeBar, Sheet, TextInput } from '@/shared/ui';

const LARGE_RULE = 'dues.large_from';

export interface ExtraSheetProps {
  onGive: (fen: Fen) => void;
  onClose: () => void;
}

/** 自愿多交: never asked for; what a large sum means is said before, not after. */
export function ExtraSheet({ onGive, onClose }: ExtraSheetProps) {
  const rules = useLoad(() => call(duesApi.rules, { query: {} }), []);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const [informed, setInformed] = useState(false);
  const fen = fenOf(text);
  const large = rules.data?.find(({ code }) => code === LARGE_RULE);
  const isLarge = large !== undefined && fen !== null && fen >= large.value;
  const next = () => {
    setWrong(!fen);
    if (!fen) return;
    if (isLarge && !informed) setInformed(true);
    else onGive(fen);
  };
  return (
    <Sheet
      open
      title="自愿多交"
      onClose={onClose}
      footer={<><Button block onClick={onClose}>不多交</Button><Button block kind="primary" disabled={!rules.data} onClick={next}>{isLarge && informed ? '已了解，继续' : '加到这次交费'}</Button></>}
    >
      <View className="xf-sheet__inner">
        <Loaded state={rules}>
          {() => (
            <>
              <FormField label="多交多少（元）" hint="完全自愿，不公开、不评比。组织不得要求党员多交" error={wrong ? '请填写金额，最多两位小数' : undefined}>
                <TextInput label="多交金额" type="digit" placeholder="例如 50" onChange={(value) => { setText(value); setInformed(false); }} />
              </FormField>
              {isLarge && <LargeDues rule={large} />}
            </>
          )}
        </Loaded>
      </View>
    </Sheet>
  );
}

const LargeDues = ({ rule: { value, doc, article } }: { rule: DuesRule }) => (
  <NoticeBar tone="gold">
    <View>{`一次多交 ${moneyText(value)}以上的，属于大额党费：由基层党委收下后全部上缴中央，附您的简要情况逐级转交，由中央组织部给您开具收据。`}</View>
    <View className="pay-note">{`依据：${doc} ${article}`}</View>
  </NoticeBar>
);
