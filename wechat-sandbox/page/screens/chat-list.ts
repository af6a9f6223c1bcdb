import { avatar, el, icon } from '../dom.js';
import type { Phone, Screen } from '../phone.js';
import { chatTime } from '../time.js';
import { friendChat } from './friend-chat.js';
import { groupChat } from './group-chat.js';
import { groupAvatar, titleBar } from './parts.js';
import { payChat, receiptTitle } from './pay-chat.js';
import { serviceChat } from './service-chat.js';
import { smsChat } from './sms-chat.js';
import { tabBar } from './tab-bar.js';

interface Row {
  testid: string;
  picture: HTMLElement;
  name: string;
  preview: string;
  at: number | undefined;
  unread: number;
  target: Screen;
}

function rowOf(phone: Phone, { testid, picture, name, preview, at, unread, target }: Row): HTMLElement {
  const badge = unread > 0 && el('span', { class: 'badge', 'aria-label': `${unread} 条未读` }, String(Math.min(unread, 99)));
  const lines = el(
    'span',
    { class: 'row-lines' },
    el('span', { class: 'row-head' }, el('span', { class: 'row-name' }, name), el('span', { class: 'row-time' }, at ? chatTime(at) : '')),
    el('span', { class: 'row-preview' }, preview),
  );
  const frame = el('span', { class: 'row-picture' }, picture, badge);
  return el('button', { class: 'row', testid, onclick: () => phone.show(target) }, frame, lines);
}

/** 微信: service notifications, groups and friends who sent something by their newest entry, and the phone's SMS below. */
export const chatList: Screen = {
  name: 'chats',
  draw(phone) {
    const { service, groups, friends, receipts, sms } = phone.chats;
    const lastReceipt = receipts.at(-1);
    const lastService = service.at(-1);
    const rows: Row[] = [
      {
        testid: 'chat-service',
        picture: el('span', { class: 'avatar avatar-service' }, icon('bell')),
        name: '服务通知',
        preview: lastService ? `${phone.setup.appName}：${lastService.title}` : '暂无通知',
        at: lastService?.at,
        unread: service.filter(({ read }) => !read).length,
        target: serviceChat,
      },
      ...groups.map((group) => {
        const last = group.cards.at(-1);
        return {
          testid: `chat-group-${group.id}`,
          picture: groupAvatar(group.name),
          name: group.name,
          preview: last ? `${last.from}：[小程序] ${last.title}` : '暂无消息',
          at: last?.at,
          unread: 0,
          target: groupChat(group.id),
        };
      }),
      ...friends.flatMap(({ id, name, cards }) => {
        const last = cards.at(-1);
        return last ? [{ testid: `chat-friend-${id}`, picture: avatar(name), name, preview: `[小程序] ${last.title}`, at: last.at, unread: 0, target: friendChat(id) }] : [];
      }),
    ];
    if (lastReceipt) {
      rows.push({
        testid: 'chat-pay',
        picture: el('span', { class: 'avatar avatar-pay' }, icon('pay')),
        name: '微信支付',
        preview: receiptTitle(lastReceipt),
        at: lastReceipt.at,
        unread: receipts.filter(({ read }) => !read).length,
        target: payChat,
      });
    }
    rows.sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
    const lastSms = sms.at(-1);
    const smsRow = rowOf(phone, {
      testid: 'chat-sms',
      picture: el('span', { class: 'avatar avatar-sms' }, icon('sms')),
      name: '手机短信',
      preview: lastSms?.text ?? '暂无短信',
      at: lastSms?.at,
      unread: sms.filter(({ read }) => !read).length,
      target: smsChat,
    });
    const list = el('div', { class: 'list scroll' }, ...rows.map((row) => rowOf(phone, row)), el('div', { class: 'list-gap' }), smsRow);
    return el('section', { class: 'screen-body' }, titleBar(phone, '微信'), list, tabBar(phone, 'chats'));
  },
};
