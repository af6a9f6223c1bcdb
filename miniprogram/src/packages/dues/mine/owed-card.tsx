import { View } from '@tarojs/components';
import { basisText, dueOnText, isOpenBill, moneyText, moneyWords, monthsText } from '@xianfeng/client-core';
import type { Fen, MyDues } from '@xianfeng/shared-types';
import { Money } from '@/features/dues/components/money';
import { monthText } from '@/shared/format';
import { go } from '@/shared/navigation';
import { Button, Card, NoticeBar, PrimaryButton, StatusTag } from '@/shared/ui';
import './mine.scss';

export interface OwedCardProps {
  dues: MyDues;
  /** What may be paid now of what is owed. */
  owedFen: Fen;
  /** Something may be paid, if only ahead. */
  choosable: boolean;
  large: boolean;
  paying: boolean;
  onPay: () => void;
}

/** What is owed today, and the one button. */
export function OwedCard({ dues, owedFen, choosable, large, paying, onPay }: OwedCardProps) {
  const { current, arrears, allowedActions } = dues;
  const mayPay = allowedActions.includes('pay');
  const tooOld = arrears.length - dues.maxArrearsMonths;
  return (
    <Card className="my-dues">
      <View className="my-dues__title">{owedFen > 0 ? '待交党费' : stateOfMonth(dues)}</View>
      {owedFen > 0 && (
        <>
          <Money fen={owedFen} />
          {large && <View className="my-dues__words">{moneyWords(owedFen)}</View>}
        </>
      )}
      {owedFen === 0 && current && <Money fen={current.dueFen} quiet />}
      {current && isOpenBill(current) && <View className="my-dues__line">{`${monthText(current.month)} ${moneyText(current.dueFen - current.paidFen)}，${dueOnText(current)}`}</View>}
      {arrears.length > 0 && <View className="my-dues__line">{`以前未交：${monthsText(arrears.map(({ month }) => month))}，共 ${moneyText(dues.arrearsFen)}`}</View>}
      {owedFen === 0 && current?.status === 'paid' && <View className="my-dues__done"><StatusTag tone="green" text="已交清" /></View>}
      {tooOld > 0 && <NoticeBar tone="gold">{`一次最多补交 ${dues.maxArrearsMonths} 个月，请先交较早的月份；确需一次交清的，请联系${collectorsText(dues)}。`}</NoticeBar>}
      {mayPay && owedFen > 0 && (
        <View className="my-dues__pay">
          <PrimaryButton loading={paying} onClick={onPay}>交费</PrimaryButton>
        </View>
      )}
      {(owedFen > 0 ? large && mayPay : choosable && allowedActions.includes('prepay')) && <Button kind="text" block onClick={() => go('duesPay')}>{owedFen > 0 ? '选择月份' : '提前交以后的月份'}</Button>}
      <View className="my-dues__who">{`收缴：${dues.org.name}${dues.collectors.length > 0 ? ` ${collectorsText(dues)}` : ''}${dues.quarterly ? ' · 按季度收缴' : ''}`}</View>
      {dues.grounds.map((ground) => <View key={ground.text} className="my-dues__ground">{`${ground.text}。依据：${basisText(ground)}`}</View>)}
    </Card>
  );
}

const collectorsText = ({ collectors }: MyDues): string => collectors.join('、') || '党支部书记';

function stateOfMonth({ current, month, explanation }: MyDues): string {
  if (current) return current.status === 'paid' ? `${monthText(month)}党费` : `${monthText(month)}无需交纳`;
  return explanation ? `${monthText(month)}还没有账单` : '您的党费还没有核定，核定后会在这里显示';
}
