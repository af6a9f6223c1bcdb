import { Text, View } from '@tarojs/components';
import { moneyText, monthsText, yuanText } from '@xianfeng/client-core';
import { duesPaymentsApi, PAYER_KIND_LABELS, PAYMENT_METHOD_LABELS, type Id, type Receipt } from '@xianfeng/shared-types';
import { loadReceipt } from '@/features/dues/api';
import { useLoad, useMutation } from '@/shared/hooks';
import { clockText, dateOf, dateText } from '@/shared/format';
import { download } from '@/shared/request';
import { environment } from '@/shared/session';
import { Button, Fact, LoadedPage, NoticeBar } from '@/shared/ui';
import './receipt.scss';

/** 电子党费证 as a document: what the paper one registers, and a code by which an officer knows that it is real. */
export function ReceiptPaper({ id }: { id: Id }) {
  const state = useLoad(() => loadReceipt(id), [id]);
  const save = useMutation(async () => {
    const [{ platform }, file] = await Promise.all([environment(), download(duesPaymentsApi.printReceipt, { id })]);
    await platform.showPdf(file, `电子党费证 ${state.data?.number ?? ''}.pdf`);
  });
  return (
    <LoadedPage state={state} skeleton="detail" footer={<Button block icon="download" loading={save.running} onClick={() => void save.run()}>保存或打印（PDF）</Button>}>
      {(receipt) => (
        <>
          {receipt.refundedFen > 0 && <NoticeBar>{refundText(receipt)}</NoticeBar>}
          <Paper receipt={receipt} />
        </>
      )}
    </LoadedPage>
  );
}

function refundText({ amountFen, refundedFen, cashReturn }: Receipt): string {
  const what = refundedFen < amountFen ? `其中 ${moneyText(refundedFen)}` : '全部金额';
  if (!cashReturn) return `${what}已退回付款的微信账户。`;
  const { way, on, slip } = cashReturn;
  return way === 'cash' ? `${what}已于${dateText(on)}以现金当面退还。` : `${what}已于${dateText(on)}由党费账户转退，银行回单 ${slip}。`;
}

function Paper({ receipt }: { receipt: Receipt }) {
  const { memberName, payerName, payerKind, months, extraFen, amountFen, refundedFen, amountWords, collector, method, paidAt, number, transactionId, verificationCode } = receipt;
  const rows: [string, string | null][] = [
    ['党员', memberName],
    ['交纳人', payerKind === 'self' ? '本人' : `${payerName}（${PAYER_KIND_LABELS[payerKind]}）`],
    ['交纳月份', months.length > 0 ? monthsText(months) : null],
    ['自愿多交', extraFen > 0 ? moneyText(extraFen) : null],
    ['收缴支部', collector.name],
    ['交纳方式', PAYMENT_METHOD_LABELS[method]],
    ['交纳时间', `${dateText(dateOf(paidAt))} ${clockText(paidAt)}`],
  ];
  return (
    <View className="receipt">
      <View className="receipt__title">电子党费证</View>
      <View className="receipt__number">{`No. ${number}`}</View>
      {refundedFen > 0 && <View className="receipt__void">{refundedFen < amountFen ? '部分已退' : '已退'}</View>}
      <View className="receipt__sum">
        <View className="receipt__fen">{`¥ ${yuanText(amountFen)}`}</View>
        <View className="receipt__words">{amountWords}</View>
      </View>
      {rows.map(([label, value]) => value && <Fact key={label} label={label}>{value}</Fact>)}
      {transactionId && <Fact code label="微信订单号">{transactionId}</Fact>}
      <View className="receipt__code">
        <View className="receipt__label">校验码</View>
        <View className="receipt__digits">{inFours(verificationCode).map((four, index) => <Text key={index} className="receipt__four">{four}</Text>)}</View>
        <View className="receipt__hint">党务工作者可凭校验码核对真伪</View>
      </View>
    </View>
  );
}

/** As one reads it out. */
const inFours = (code: string): string[] => code.match(/.{1,4}/g) ?? [];
