import { el } from '../dom.js';
import { yuan } from '../money.js';
import type { Screen } from '../phone.js';
import type { PayReceipt } from '../types.js';
import { chatTime } from '../time.js';
import { chatList } from './chat-list.js';
import { titleBar } from './parts.js';

const WORDS = {
  payment: { title: '支付凭证', amount: '付款金额', merchant: '收款方', wallet: '支付方式' },
  refund: { title: '退款到账通知', amount: '退款金额', merchant: '退款方', wallet: '退回至' },
};

export const receiptTitle = ({ kind }: PayReceipt): string => WORDS[kind].title;

function messageOf(receipt: PayReceipt): HTMLElement {
  const { kind, amountFen, merchantName, description, outTradeNo, at } = receipt;
  const words = WORDS[kind];
  const fields = { [words.merchant]: merchantName, 商品: description, [words.wallet]: '零钱', 商户单号: outTradeNo };
  const rows = Object.entries(fields).flatMap(([label, value]) => [el('span', { class: 'notice-key' }, label), el('span', { class: 'notice-value' }, value)]);
  const card = el(
    'div',
    { class: 'notice' },
    el('span', { class: 'notice-app' }, words.title),
    el('p', { class: 'receipt-label' }, words.amount),
    el('p', { class: 'receipt-amount' }, yuan(amountFen)),
    el('span', { class: 'notice-rows' }, ...rows),
  );
  return el('article', { testid: 'receipt' }, el('time', { class: 'chat-time' }, chatTime(at)), card);
}

/** 微信支付: receipts and refunds, newest at the bottom. */
export const payChat: Screen = {
  name: 'pay',
  entered: (phone) => void phone.api.read('pay'),
  draw(phone) {
    const messages = phone.chats.receipts.map(messageOf);
    const empty = messages.length === 0 && el('p', { class: 'empty' }, '还没有支付消息');
    return el('section', { class: 'screen-body' }, titleBar(phone, '微信支付', chatList), el('div', { class: 'chat scroll to-end' }, ...messages, empty));
  },
};
