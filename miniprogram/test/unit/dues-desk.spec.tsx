import { act, fireEvent, render, screen } from '@testing-library/react';
import { DUES_TODO_LABELS, duesApi, duesPaymentsApi, homeApi, ROLE_PERMISSIONS, type Role } from '@xianfeng/shared-types';
import { navigateTo, router, showToast } from '@test/stubs/taro';
import BranchDuesPage from '@/packages/dues/branch';
import DuesDeskPage from '@/packages/dues/desk';
import MemberDuesPage from '@/packages/dues/member';
import OrderPage from '@/packages/dues/order';
import { call } from '@/shared/request';
import { useMe } from '@/shared/session';
import { arrearsCase, branchDues, cash, consent, memberDues, order, refund, relief } from '../weapp/canned-dues';

jest.mock('@/shared/request', () => ({ ...jest.requireActual('@xianfeng/client-core'), call: jest.fn() }));
jest.mock('@/shared/session', () => ({ useMe: jest.fn(), environment: jest.fn(), askToNotify: jest.fn() }));
const server = call as unknown as jest.Mock;
const page = (row: object) => ({ items: [row], next: null });

const ANSWERS = new Map<unknown, unknown>([
  [duesApi.branch, branchDues],
  [duesApi.member, memberDues],
  [duesApi.reliefs, page({ ...relief, allowedActions: ['study'] })],
  [duesApi.consents, page({ ...consent, status: 'requested', allowedActions: ['decide'] })],
  [duesApi.cases, page(arrearsCase)],
  [duesApi.studyRelief, { ...relief, status: 'studied', allowedActions: [] }],
  [duesApi.decideConsent, { ...consent, allowedActions: [] }],
  [duesPaymentsApi.cash, page(cash)],
  [duesPaymentsApi.decideCash, { ...cash, status: 'confirmed', allowedActions: [] }],
  [duesPaymentsApi.registerCash, cash],
  [duesPaymentsApi.orders, { items: [], next: null }],
  [duesPaymentsApi.checkOrder, { ...order, allowedActions: ['request_refund'] }],
  [duesPaymentsApi.requestRefund, refund],
]);

const as = (role: Role) => (useMe as jest.Mock).mockReturnValue({ member: { orgId: 'B1' }, permissions: ROLE_PERMISSIONS[role] });
beforeEach(() => {
  jest.clearAllMocks();
  router.params = {};
  as('branch_secretary');
  server.mockImplementation((endpoint) => Promise.resolve(ANSWERS.get(endpoint)));
});

async function tap(name: string) {
  const buttons = await screen.findAllByRole('button', { name });
  await act(async () => void fireEvent.click(buttons[buttons.length - 1]));
}
const write = (label: string, value: string) => act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));
const sent = (endpoint: unknown) => server.mock.calls.filter(([called]) => called === endpoint).map(([, { body }]) => body);

describe('the desk', () => {
  it('has for each role what it decides', async () => {
    const tabs = async (role: Role) => {
      as(role);
      const { unmount } = render(<DuesDeskPage />);
      const names = (await screen.findAllByRole('tab')).map(({ textContent }) => textContent);
      await act(async () => undefined);
      unmount();
      return names;
    };
    expect(await tabs('branch_secretary')).toEqual(['少交免交', '代交', '未交情况', '现金', '退款', '使用', '上缴']);
    expect(await tabs('branch_committee')).toEqual(['现金']);
    expect(await tabs('committee_secretary')).toContain('少交免交');
  });

  it('opens where something waits, says how much, and counts anew after a decision', async () => {
    let consents = 1;
    const none = Object.fromEntries(Object.keys(DUES_TODO_LABELS).map((kind) => [kind, 0]));
    server.mockImplementation((endpoint) => {
      if (endpoint === duesApi.decideConsent) consents = 0;
      return Promise.resolve(endpoint === homeApi.duesWaiting ? { ...none, dues_consent: consents } : ANSWERS.get(endpoint));
    });
    render(<DuesDeskPage />);
    expect(await screen.findByRole('tab', { selected: true })).toHaveTextContent('代交 1');
    await tap('同意');
    await tap('同意');
    expect(await screen.findByRole('tab', { selected: true })).toHaveTextContent(/^代交$/);
  });

  it('keeps the branch’s study of a relief with the day of its meeting', async () => {
    render(<DuesDeskPage />);
    await tap('登记支部研究意见');
    await tap('同意');
    expect(showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '请填写意见' }));
    await write('意见', '情况属实');
    await tap('同意');
    expect(sent(duesApi.studyRelief)).toEqual([{ agree: true, opinion: '情况属实', meetingOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), version: 1 }]);
    expect(await screen.findByText('待上一级党委审批')).toBeInTheDocument();
  });

  it('lets the branch consent, or say why not', async () => {
    router.params = { tab: 'consents' };
    render(<DuesDeskPage />);
    await tap('不同意');
    await tap('不同意');
    expect(sent(duesApi.decideConsent)).toEqual([]);
    await write('理由', '本人可以自己交');
    await tap('不同意');
    expect(sent(duesApi.decideConsent)).toEqual([{ agree: false, reason: '本人可以自己交', version: 2 }]);
  });

  it('asks the second person before cash counts', async () => {
    as('branch_committee');
    render(<DuesDeskPage />);
    await tap('确认收到');
    expect(screen.getByText(/确认已当面清点王建国同志的现金 229.50 元/)).toBeInTheDocument();
    expect(sent(duesPaymentsApi.decideCash)).toEqual([]);
    await tap('确认收到');
    expect(sent(duesPaymentsApi.decideCash)).toEqual([{ outcome: 'approve', reason: '确认收到', version: 1 }]);
    expect(await screen.findByText('已入账')).toBeInTheDocument();
  });

  it('shows what the rules say about arrears, and that nothing follows by itself', async () => {
    router.params = { tab: 'cases' };
    render(<DuesDeskPage />);
    expect(await screen.findByText(/批评教育，限期改正/)).toBeInTheDocument();
    expect(screen.getByText(/系统不会自动作任何处理/)).toBeInTheDocument();
  });
});

it('lists the branch’s month without a wage base, and opens a member', async () => {
  const { container } = render(<BranchDuesPage />);
  const row = await screen.findByText('李素珍');
  await act(async () => void fireEvent.click(row));
  expect(navigateTo).toHaveBeenCalledWith({ url: '/packages/dues/member/index?id=01JTESTMEMBER0000000000003' });
  expect(container.textContent).not.toMatch(/基数|5,100/);
});

it('registers cash for the oldest months', async () => {
  router.params = { id: 'M1' };
  render(<MemberDuesPage />);
  await tap('登记现金');
  fireEvent.click(screen.getByRole('checkbox', { name: /2026年11月/ }));
  await write('凭据编号或说明', '收据 0031');
  await tap('登记 229.50 元');
  expect(sent(duesPaymentsApi.registerCash)).toEqual([expect.objectContaining({ months: ['2026-08', '2026-09', '2026-10'], note: '收据 0031' })]);
});

it('asks for a refund of the months that are chosen', async () => {
  router.params = { id: order.id };
  render(<OrderPage />);
  await tap('申请退款');
  await tap('请选择要退的月份');
  expect(sent(duesPaymentsApi.requestRefund)).toEqual([]);
  for (const month of [/^2026年9月/, /^2026年10月/]) fireEvent.click(screen.getByRole('switch', { name: month }));
  await write('退款原因', '重复交纳');
  await tap('申请退款 153.00 元');
  expect(sent(duesPaymentsApi.requestRefund)).toEqual([{ months: ['2026-09', '2026-10'], extra: false, reason: '重复交纳' }]);
});
