import { getPushes } from './api.js';
import { el, find } from './dom.js';
import type { Phone } from './phone.js';

const SHOWN = 8;
const STATES: Record<string, string> = { pending: '发送中', delivered: '已送达', failed: '失败', dropped: '已丢弃', recorded: '未配置接收地址' };

/** Beside the phone on a wide screen: whose it is, and the newest events to the server. */
export async function drawSidePanel(phone: Phone): Promise<void> {
  const pushes = (await getPushes(SHOWN)).reverse();
  const rows = pushes.map(({ event, state }) => el('li', {}, el('code', {}, event), el('span', { class: `push-${state}` }, STATES[state] ?? state)));
  find('#side').replaceChildren(
    el('h2', {}, phone.persona.name),
    el('p', {}, `${phone.persona.note || '微信用户'} · ${phone.persona.phone}`),
    el('h3', {}, '最近的事件推送'),
    rows.length > 0 ? el('ul', {}, ...rows) : el('p', { class: 'side-empty' }, '还没有'),
    el('p', {}, el('a', { href: '/_control/state', target: '_blank' }, '查看沙箱的全部状态')),
  );
}
