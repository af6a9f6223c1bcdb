import { el, icon } from '../dom.js';
import { yuan } from '../money.js';
import { sheet } from '../overlay.js';
import type { PaymentSheet } from '../types.js';

export type PaymentChoice = 'pay' | 'cancel' | 'fail';

const amount = (fen: number, size: string) => el('p', { class: `pay-amount ${size}` }, el('span', {}, '¥'), yuan(fen).slice(1));

/** WeChat's payment sheet without a password. 模拟支付失败 is the sandbox's own. */
export function paymentSheet({ merchantName, description, amountFen }: PaymentSheet): Promise<PaymentChoice> {
  return sheet<PaymentChoice>((close) =>
    el(
      'div',
      { class: 'sheet sheet-pay', testid: 'payment-sheet' },
      el('button', { class: 'pay-close', testid: 'payment-cancel', 'aria-label': '取消支付', onclick: () => close('cancel') }, icon('close')),
      el('p', { class: 'pay-merchant' }, merchantName),
      amount(amountFen, ''),
      el('p', { class: 'pay-description', testid: 'payment-description' }, description),
      el('div', { class: 'pay-method' }, el('span', {}, '支付方式'), el('span', { class: 'pay-wallet' }, icon('coin'), '零钱', icon('forward'))),
      el('button', { class: 'button button-primary pay-confirm', testid: 'payment-confirm', onclick: () => close('pay') }, '确认支付'),
      el('button', { class: 'link pay-fail', testid: 'payment-fail', onclick: () => close('fail') }, '模拟支付失败'),
    ), 'cancel');
}

/** The page after a payment, until 完成. */
export function paymentDone({ merchantName, amountFen }: PaymentSheet): Promise<void> {
  return sheet<void>((close) =>
    el(
      'div',
      { class: 'sheet sheet-full sheet-paid', testid: 'payment-done' },
      el('p', { class: 'paid-head' }, icon('pay'), '支付成功'),
      el('p', { class: 'pay-merchant' }, merchantName),
      amount(amountFen, 'pay-amount-large'),
      el('button', { class: 'button paid-finish', testid: 'payment-finish', onclick: () => close() }, '完成'),
    ), undefined);
}
