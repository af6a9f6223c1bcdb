import { View } from '@tarojs/components';
import { duesPaymentsApi, type ConsentOffer } from '@xianfeng/shared-types';
import { useAskAgain } from '@/features/dues/use-ask-again';
import { useLoad } from '@/shared/hooks';
import { callPublic } from '@/shared/session';
import { Button, Card, Icon, LoadedPage } from '@/shared/ui';

/** After WeChat's sheet: whether the money has arrived, by the server's word. */
export function LinkPayment({ token, offer }: { token: string; offer: ConsentOffer }) {
  const state = useLoad(() => callPublic(duesPaymentsApi.linkCheck, { params: { token } }, { auth: 'none' }), [token]);
  const asking = useAskAgain(state, state.data?.status === 'open');
  return (
    <LoadedPage state={state} skeleton="detail">
      {({ status }) => (
        <Card className="relative">
          <Icon name={status === 'paid' ? 'check-circle' : 'clock'} tone={status === 'paid' ? 'green' : 'gold'} size="large" />
          <View className="relative__title">{status === 'paid' ? '已交纳' : '正在确认'}</View>
          <View className="relative__note">
            {status === 'paid'
              ? `已代${offer.memberName}交清，电子党费证在${offer.memberName}的手机上。谢谢您。`
              : '钱没有丢：扣了款的一定会记到，没有扣款的不会重复收。可以先离开，稍后再打开看。'}
          </View>
          {status === 'open' && <View className="relative__button"><Button block loading={asking} onClick={() => void state.reload()}>{asking ? '正在查询' : '再查一次'}</Button></View>}
        </Card>
      )}
    </LoadedPage>
  );
}
