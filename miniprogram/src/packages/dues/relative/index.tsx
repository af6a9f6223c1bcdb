import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { moneyText, moneyWords, monthsText } from '@xianfeng/client-core';
import { duesApi, duesPaymentsApi, type ConsentOffer, type PayLinkOrder } from '@xianfeng/shared-types';
import { useState } from 'react';
import { Money } from '@/features/dues/components/money';
import { sumOf } from '@/features/dues/model/choice';
import { payByWechat, requireWechat, tellPaymentProblem, type Said } from '@/features/dues/use-payment';
import { dateTimeText } from '@/shared/format';
import { useLoad, useMutation } from '@/shared/hooks';
import { callPublic, environment } from '@/shared/session';
import { Card, EmptyState, Fact, LoadedPage, Page, PrimaryButton } from '@/shared/ui';
import { LinkPayment } from './link-payment';
import './relative.scss';

const NO_LOGIN = { auth: 'none' } as const;

/** A relative without an account pays what the link of a consent offers. */
export default function RelativePage() {
  const { token = '' } = useRouter().params;
  const state = useLoad(() => callPublic(duesApi.consentOffer, { params: { token } }, NO_LOGIN), [token]);
  const [said, setSaid] = useState<Said | null>(null);
  const pay = useMutation(
    async (idempotencyKey): Promise<{ order: PayLinkOrder; said: Said }> => {
      await requireWechat();
      const { platform } = await environment();
      const order = await callPublic(duesPaymentsApi.linkOrder, { params: { token }, body: { code: await platform.login() } }, { ...NO_LOGIN, idempotencyKey });
      return { order, said: await payByWechat(order.payment) };
    },
    { onDone: (done) => setSaid(done.said), onError: tellPaymentProblem },
  );
  const nothing = (offer: ConsentOffer) => offer.bills.length === 0;
  if (said === 'ok' && state.data) return <LinkPayment token={token} offer={state.data} />;
  if (state.problem === 'missing') return <Page><EmptyState icon="lock" title="链接已失效" note="可能已过期、已撤销，或已换成新的链接。请让家人重新发一个。" /></Page>;
  return (
    <LoadedPage state={state} skeleton="detail" isEmpty={nothing} empty={{ icon: 'check-circle', title: '现在没有要交的', note: '到今天为止的党费都已交清，谢谢您。以后的月份要到当月才能交，届时请家人再发一次链接。' }}>
      {(offer) => (
        <>
          <Card className="relative">
            <View className="relative__title">{`请您代${offer.memberName}交党费`}</View>
            <Money fen={owedOf(offer)} />
            <View className="relative__words">{moneyWords(owedOf(offer))}</View>
            {said === 'cancel' && <View className="relative__note">还没有支付，没有扣款。需要时可以再点一次。</View>}
            {said === 'failed' && <View className="relative__note">微信没有完成支付，没有扣款的不会重复收，可以再试一次。</View>}
            <View className="relative__button"><PrimaryButton loading={pay.running} onClick={() => void pay.run()}>用微信支付</PrimaryButton></View>
          </Card>
          <Card>
            <Fact label="党员">{offer.memberName}</Fact>
            <Fact label="收款">{offer.orgName}</Fact>
            <Fact label="代交人">{offer.payerName}</Fact>
            <Fact label="月份">{monthsText(offer.bills.map(({ month }) => month))}</Fact>
            <Fact label="金额">{moneyText(owedOf(offer))}</Fact>
            {offer.until && <Fact label="有效期">{`${dateTimeText(offer.until)} 前`}</Fact>}
          </Card>
          <View className="relative__foot">代交已经党支部同意，凭证上会写明党员和您的名字。请勿转发这个链接。</View>
        </>
      )}
    </LoadedPage>
  );
}

const owedOf = ({ bills }: ConsentOffer) => sumOf(bills.map(({ dueFen, paidFen }) => ({ fen: dueFen - paidFen })));
