import { act, fireEvent, render, screen } from '@testing-library/react';
import { type CashGiveBack, type CashLine, duesPaymentsApi, type Receipt, ROLE_PERMISSIONS } from '@xianfeng/shared-types';
import { router, showToast } from '@test/stubs/taro';
import DuesDeskPage from '@/packages/dues/desk';
import ReceiptPage from '@/packages/dues/receipt';
import { call } from '@/shared/request';
import { useMe } from '@/shared/session';
import { cash, receipt } from '../weapp/canned-dues';

jest.mock('@/shared/request', () => ({ ...jest.requireActual('@xianfeng/client-core'), call: jest.fn() }));
jest.mock('@/shared/session', () => ({ useMe: jest.fn(), environment: jest.fn(), askToNotify: jest.fn() }));
const server = call as unknown as jest.Mock;

const asked: CashGiveBack = {
  way: 'bank', reason: '重复交纳', requestedBy: '韩立本', requestedAt: '2026-11-20T02:00:00.000Z', decidedBy: null, decidedAt: null, on: null, slip: null, refusal: null,
};
const returning: CashLine = { ...cash, status: 'returning', giveBack: asked, allowedActions: ['confirm_return', 'reject_return'] };
const returned: CashLine = { ...cash, status: 'returned', giveBack: { ...asked, decidedBy: '周委员', decidedAt: '2026-11-21T02:00:00.000Z', on: '2026-11-21', slip: 'ZZ88' }, allowedActions: [] };

function answer(answers: [endpoint: unknown, reply: unknown][]) {
  const known = new Map(answers);
  server.mockImplementation((endpoint) => Promise.resolve(known.get(endpoint)));
}
const listed = (line: CashLine) => [duesPaymentsApi.cash, { items: [line], next: null }] as [unknown, unknown];
const sent = (endpoint: unknown) => server.mock.calls.filter(([called]) => called === endpoint).map(([, { body }]) => body);
async function tap(name: string) {
  const buttons = await screen.findAllByRole('button', { name });
  await act(async () => void fireEvent.click(buttons[buttons.length - 1]));
}
const write = (label: string, value: string) => act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));

beforeEach(() => {
  jest.clearAllMocks();
  router.params = { tab: 'cash' };
  (useMe as jest.Mock).mockReturnValue({ member: { orgId: 'B1' }, permissions: ROLE_PERMISSIONS.branch_secretary });
});

it('cash in the bank is asked for by transfer', async () => {
  answer([listed({ ...cash, status: 'confirmed', allowedActions: ['request_return'] }), [duesPaymentsApi.requestCashReturn, { ...returning, allowedActions: ['withdraw'] }]]);
  render(<DuesDeskPage />);
  await tap('申请由党费账户转退');
  await write('退还原因', '重复交纳');
  await tap('申请退还');
  expect(sent(duesPaymentsApi.requestCashReturn)).toEqual([{ way: 'bank', reason: '重复交纳', version: 1 }]);
  expect(await screen.findByText('重复交纳（韩立本申请由党费账户转退）')).toBeInTheDocument();
});

it('the second person confirms it by the bank’s slip, which may not be missing', async () => {
  answer([listed(returning), [duesPaymentsApi.decideCashReturn, returned]]);
  render(<DuesDeskPage />);
  await tap('确认已转账');
  expect(screen.getByText(/请先从党费账户转给王建国同志/)).toBeInTheDocument();
  await tap('确认已转账');
  expect(showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '请填写银行回单编号' }));
  expect(sent(duesPaymentsApi.decideCashReturn)).toEqual([]);
  await write('银行回单编号', 'ZZ88');
  await tap('确认已转账');
  expect(sent(duesPaymentsApi.decideCashReturn)).toEqual([{ outcome: 'approve', on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), slip: 'ZZ88', version: 1 }]);
  expect(await screen.findByText(/周委员确认已于2026年11月21日转账，回单 ZZ88/)).toBeInTheDocument();
});

it('the receipt says how it went back', async () => {
  router.params = { id: receipt.id };
  const back = async (more: Partial<Receipt>) => {
    answer([[duesPaymentsApi.receipt, { ...receipt, method: 'cash', refundedFen: receipt.amountFen, ...more }]]);
    const { unmount } = render(<ReceiptPage />);
    const text = (await screen.findByText(/^全部金额/)).textContent;
    unmount();
    return text;
  };
  expect(await back({ cashReturn: { way: 'bank', on: '2026-11-21', slip: 'ZZ88' } })).toBe('全部金额已于2026年11月21日由党费账户转退，银行回单 ZZ88。');
  expect(await back({ cashReturn: { way: 'cash', on: '2026-11-21', slip: null } })).toBe('全部金额已于2026年11月21日以现金当面退还。');
  expect(await back({ method: 'wechat', cashReturn: null })).toBe('全部金额已退回付款的微信账户。');
});
