import { CASH_RETURN_WAYS, PAYER_KIND_LABELS, PAYMENT_METHOD_LABELS, type Receipt } from '@xianfeng/shared-types';
import { businessTime } from '../../../platform/clock';
import { OfficialDocument, type PrintColumn } from '../../../platform/print';
import { monthsInWords, yuan } from '../payment-words';

const FACTS: PrintColumn[] = [{ title: '项目', share: 26 }, { title: '内容', share: 74 }];
const ITEMS: PrintColumn[] = [{ title: '交纳项目', share: 46 }, { title: '金额', share: 27, align: 'right' }, { title: '已退回', share: 27, align: 'right' }];

/** 电子党费证 on paper, with both names where somebody else paid. */
export function printReceipt(receipt: Receipt, at: Date): Promise<Buffer> {
  const { number, memberName, payerName, payerKind, amountFen, refundedFen, collector, method, transactionId, items, verificationCode } = receipt;
  const paper = new OfficialDocument({ title: `电子党费证 ${number}`, at, foot: '可凭校验码由党务工作者在系统中核验' });
  paper.masthead(collector.name);
  paper.title('电子党费证');
  paper.byline(`编号 ${number}`);
  paper.space(0.5);
  const rows: [string, string][] = [
    ['党员', memberName],
    ['交纳人', payerKind === 'self' ? payerName : `${payerName}（${PAYER_KIND_LABELS[payerKind]}）`],
    ['交纳时间', businessTime(new Date(receipt.paidAt))],
    ['合计金额', `${yuan(amountFen)}（人民币${receipt.amountWords}）`],
    ['交纳方式', PAYMENT_METHOD_LABELS[method]],
    ...(transactionId ? [['微信支付订单号', transactionId] as [string, string]] : []),
    ['收缴党组织', collector.name],
    ['校验码', inFours(verificationCode)],
    ...(refundedFen > 0 ? [['已退', `${yuan(refundedFen)}（${refundedFen < amountFen ? '部分已退' : '全部已退，本证作废'}）`] as [string, string]] : []),
    ...(receipt.cashReturn ? [['退还方式', cashReturnText(receipt.cashReturn)] as [string, string]] : []),
  ];
  paper.table(FACTS, rows);
  paper.table(ITEMS, items.map(({ month, fen, refundedFen: back }) => [month ? `${monthsInWords([month])}党费` : '自愿多交党费', yuan(fen), back > 0 ? yuan(back) : '—']));
  return paper.finish();
}

const cashReturnText = ({ way, on, slip }: NonNullable<Receipt['cashReturn']>): string => `${CASH_RETURN_WAYS[way]}，${on}${slip ? `，银行回单 ${slip}` : ''}`;

const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');
