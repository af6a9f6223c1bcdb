import { control } from './api.js';
import { el, find } from './dom.js';
import { toast } from './overlay.js';
import type { Phone } from './phone.js';

/** What a tester may order with one click; /_control has more. */
interface Fault {
  id: string;
  text: string;
  orders: (personaId: string) => [path: string, body: object][];
}

const pay = (...faults: [fault: string, times: number, api?: string][]): [string, object][] => [
  ['pay/faults', { plan: faults.map(([fault, times, api]) => ({ fault, times, ...(api ? { api } : {}) })) }],
];
const SLOW_MS = 5_000;
/** As often as the service repeats a call. */
const ALL_REPEATS = 9;

const FAULTS: readonly { title: string; faults: readonly Fault[] }[] = [
  {
    title: '微信',
    faults: [
      { id: 'token', text: '访问令牌立刻过期', orders: () => [['tokens/expire', {}]] },
      { id: 'quota', text: '用完这个人的订阅额度', orders: (persona) => [['quotas', { persona, quota: 0 }]] },
      { id: 'slow', text: '所有接口慢 5 秒', orders: () => [['delays', { api: '*', ms: SLOW_MS }]] },
    ],
  },
  {
    title: '事件推送',
    faults: [
      { id: 'push-duplicate', text: '下一个事件来两次', orders: () => [['push', { duplicateNext: 1 }]] },
      { id: 'push-reorder', text: '下两个事件倒序', orders: () => [['push', { reorderNext: 2 }]] },
      { id: 'push-forged', text: '下一个事件签名错误', orders: () => [['push', { wrongSignatureNext: 1 }]] },
    ],
  },
  {
    title: '微信支付',
    faults: [
      { id: 'pay-forged', text: '下一次下单，应答签名错误', orders: () => pay(['wrong-signature', ALL_REPEATS, 'create']) },
      { id: 'pay-client', text: '下一笔：已扣款，手机报失败', orders: () => pay(['paid-client-fails', 1]) },
      { id: 'pay-lost', text: '下一笔：回调丢失', orders: () => pay(['notify-lost', 1]) },
      { id: 'pay-double', text: '下一笔：回调同时来两次', orders: () => pay(['notify-double', 1]) },
    ],
  },
];

const CALM: [string, object][] = [
  ['delays', { api: '*', ms: 0 }],
  ['push', { duplicateNext: 0, reorderNext: 0, wrongSignatureNext: 0, dropNext: 0, releaseHeld: true }],
  ['pay/faults', { clear: true }],
];

/** Beside the phone on a wide screen: makes WeChat misbehave, to see what the product says. */
export function drawFaultPanel(phone: Phone): void {
  const order = async (text: string, orders: [string, object][]) => {
    try {
      for (const [path, body] of orders) await control(path, body);
      toast(text);
    } catch (error) {
      toast((error as Error).message);
    }
  };
  const button = (id: string, text: string, orders: () => [string, object][]) =>
    el('button', { class: 'fault', testid: `fault-${id}`, onclick: () => void order(`已设置：${text}`, orders()) }, text);
  find('#faults').replaceChildren(
    el('h3', {}, '故障演练'),
    ...FAULTS.flatMap(({ title, faults }) => [
      el('p', { class: 'fault-title' }, title),
      el('div', { class: 'fault-row' }, ...faults.map(({ id, text, orders }) => button(id, text, () => orders(phone.persona.id)))),
    ]),
    el('div', { class: 'fault-row' }, button('none', '全部恢复正常', () => CALM)),
  );
}
