import {
  authApi, duesApi, duesPaymentsApi, duesPublicationsApi, homeApi, libraryApi, mineApi, pointsApi, rankingsApi, type ClientConfig, type Endpoint, type LoginReply, type Me, type ReplyOf, type SessionView,
} from '@xianfeng/shared-types';
import { arrearsCase, branchDues, cash, consent, memberDues, myDues, offer, order, orderLine, publication, receipt, refund, relief, went } from './canned-dues';
import { home, libraryCard, points, ranking } from './canned-pages';
import type { HttpReply, HttpRequest } from './harness/fake-wx';

interface Answer {
  endpoint: Endpoint<any>;
  reply: unknown;
}

/** An answer that the contract's types have checked. */
const answer = <E extends Endpoint<any>>(endpoint: E, reply: ReplyOf<E>): Answer => ({ endpoint, reply });

const config: ClientConfig = { appName: '先锋', sandboxUrl: null, subscribeTemplates: { ranking: 'T1', todo: 'T2', case: 'T3' }, subscribeMaxTemplates: 3 };
export const me: Me = {
  member: { id: '01JTESTMEMBER0000000000001', name: '王建国', maskedPhone: '138****1234', orgId: '01JTESTBRANCH0000000000001', orgName: '城南支行党支部' },
  roles: [],
  permissions: ['case:read', 'ranking:read', 'inbox:read'],
  wechatBound: true,
};
const login: LoginReply = { status: 'ok', session: { accessToken: 'access', refreshToken: 'refresh', expiresInSeconds: 900 }, me };
const session: SessionView = { id: '01JTESTSESSION000000000001', kind: 'phone', via: 'wechat', device: '微信小程序 · iPhone', createdAt: '2026-11-01T00:00:00.000Z', lastSeenAt: '2026-11-20T06:00:00.000Z', current: true };

/** What the server says while the bundle is tried out; a page whose requests are not here must add them. */
const ANSWERS: Answer[] = [
  answer(authApi.clientConfig, config),
  answer(authApi.wechat, login),
  answer(authApi.me, me),
  answer(authApi.sessions, [session]),
  answer(homeApi.show, home),
  answer(mineApi.show, { me, points, dues: { months: 2, owedFen: 15_300 }, unread: 3 }),
  answer(rankingsApi.page, ranking),
  answer(pointsApi.mine, points),
  answer(libraryApi.front, { categories: [{ code: 'service', name: '为民办实事', note: '', count: 1 }], cases: { items: [libraryCard], next: null }, maySubmit: true }),
  answer(libraryApi.list, { items: [libraryCard], next: null }),
  answer(duesApi.mine, myDues),
  answer(duesApi.consentOffer, offer),
  answer(duesApi.payerOffer, offer),
  answer(duesApi.requestConsent, consent),
  answer(duesPaymentsApi.checkOrder, order),
  answer(duesPaymentsApi.receipt, receipt),
  answer(duesPaymentsApi.myReceipts, { items: [receipt], next: null }),
  answer(duesPaymentsApi.orders, { items: [orderLine], next: null }),
  answer(duesPaymentsApi.myOrders, { items: [orderLine], next: null }),
  answer(duesApi.branch, branchDues),
  answer(duesApi.member, memberDues),
  answer(duesApi.reliefs, { items: [{ ...relief, allowedActions: ['study'] }], next: null }),
  answer(duesApi.consents, { items: [{ ...consent, status: 'requested', allowedActions: ['decide'] }], next: null }),
  answer(duesApi.cases, { items: [arrearsCase], next: null }),
  answer(duesPaymentsApi.cash, { items: [cash], next: null }),
  answer(duesPaymentsApi.refunds, { items: [refund], next: null }),
  answer(duesPublicationsApi.whereItWent, went),
  answer(duesPublicationsApi.detail, publication),
];

/** A server of these answers, and what it was asked without having one. */
export function cannedServer(overrides: Answer[] = []) {
  const unanswered: string[] = [];
  const answers = [...overrides, ...ANSWERS];
  const respond = ({ method, url }: HttpRequest): HttpReply => {
    const path = url.replace(/^https?:\/\/[^/]+/, '').split('?')[0];
    const found = answers.find(({ endpoint }) => endpoint.method === method && new RegExp(`^${endpoint.path.replace(/:\w+/g, '[^/]+')}$`).test(path));
    if (found) return { statusCode: 200, data: found.reply };
    unanswered.push(`${method} ${path}`);
    return { statusCode: 404, data: { type: '', title: '内容不存在', status: 404, code: 'not_found' } };
  };
  return { respond, unanswered };
}

export { answer };
