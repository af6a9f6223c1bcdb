import { act, fireEvent, render, screen } from '@testing-library/react';
import { duesApi, duesPaymentsApi, type MyDues, type PaymentOrder } from '@xianfeng/shared-types';
import { navigateTo, redirectTo, router, showToast } from '@test/stubs/taro';
import MyDuesPage from '@/packages/dues/mine';
import OrderPage from '@/packages/dues/order';
import PayDuesPage from '@/packages/dues/pay';
import RelativePage from '@/packages/dues/relative';
import { useTextScale } from '@/shared/care';
import { call, ProblemError } from '@/shared/request';
import { callPublic } from '@/shared/session';
import { bill, myDues, offer, order } from '../weapp/canned-dues';

const requestPayment = jest.fn();
const platform = { inWechat: true, requestPayment, login: async () => 'code' };
jest.mock('@/shared/care', () => ({ ...jest.requireActual('@/shared/care'), useTextScale: jest.fn(() => 1) }));
jest.mock('@/shared/request', () => ({ ...jest.requireActual('@xianfeng/client-core'), call: jest.fn() }));
jest.mock('@/shared/session', () => ({
  environment: () => Promise.resolve({ platform }),
  environmentNow: () => ({ platform }),
  callPublic: jest.fn(),
  askToNotify: jest.fn(),
}));
const server = call as unknown as jest.Mock;
const open = callPublic as unknown as jest.Mock;
const payment = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1', signType: 'RSA', paySign: 's' };

let dues: MyDues;
let current: PaymentOrder;
beforeEach(() => {
  jest.clearAllMocks();
  jest.useRealTimers();
  (useTextScale as jest.Mock).mockReturnValue(1);
  dues = myDues;
  current = order;
  router.params = {};
  platform.inWechat = true;
  requestPayment.mockResolvedValue('ok');
  server.mockImplementation(async (endpoint) => {
    if (endpoint === duesApi.mine) return dues;
    if (endpoint === duesPaymentsApi.createOrder) return { order: current, payment };
    if (endpoint === duesPaymentsApi.checkOrder) return current;
    throw new Error(`no answer for ${endpoint.path}`);
  });
});

async function tap(name: string | RegExp) {
  const button = await screen.findByRole('button', { name });
  await act(async () => void fireEvent.click(button));
}

async function later(seconds: number) {
  for (let second = 0; second < seconds; second++) await act(() => jest.advanceTimersByTimeAsync(1_000));
}
const placed = () => server.mock.calls.filter(([endpoint]) => endpoint === duesPaymentsApi.createOrder).map(([, { body }]) => body);

describe('我的党费', () => {
  it('shows what is owed, the months before, and lets the member choose', async () => {
    render(<MyDuesPage />);
    expect(await screen.findByText('306.00')).toBeInTheDocument();
    expect(screen.getByText('以前未交：2026年8月至10月，共 229.50 元')).toBeInTheDocument();
    await tap('交费');
    expect(navigateTo).toHaveBeenCalledWith({ url: '/packages/dues/pay/index' });
    expect(placed()).toEqual([]);
  });

  it('pays all that is owed by one tap in large type, with the sum in words', async () => {
    (useTextScale as jest.Mock).mockReturnValue(1.3);
    render(<MyDuesPage />);
    expect(await screen.findByText('叁佰零陆元整')).toBeInTheDocument();
    await tap('交费');
    expect(placed()).toEqual([{ months: ['2026-08', '2026-09', '2026-10', '2026-11'] }]);
    expect(requestPayment).toHaveBeenCalledWith(payment);
    expect(navigateTo).toHaveBeenCalledWith({ url: `/packages/dues/order/index?id=${order.id}&said=ok` });
  });

  it('asks nobody for money who owes none', async () => {
    dues = { ...myDues, arrears: [], arrearsFen: 0, current: bill('2026-11', { status: 'paid', paidFen: 7650 }), allowedActions: ['prepay'] };
    render(<MyDuesPage />);
    expect(await screen.findByText('已交清')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '交费' })).toBeNull();
    expect(screen.getByRole('button', { name: '提前交以后的月份' })).toBeInTheDocument();
  });

  it('says that nothing is fixed yet', async () => {
    dues = { ...myDues, arrears: [], current: null, prepay: [], explanation: null, allowedActions: [] };
    render(<MyDuesPage />);
    expect(await screen.findByText('您的党费还没有核定，核定后会在这里显示')).toBeInTheDocument();
  });
});

describe('交费', () => {
  it('takes months from the oldest on and never with a gap', async () => {
    render(<PayDuesPage />);
    const box = (name: string) => screen.findByRole('checkbox', { name: new RegExp(name) });
    fireEvent.click(await box('2026年11月'));
    expect(screen.getByText('229.50 元')).toBeInTheDocument();
    await tap('确认交费');
    expect(placed()).toEqual([{ months: ['2026-08', '2026-09', '2026-10'] }]);
    fireEvent.click(await box('2026年9月'));
    expect(await box('2026年10月')).toHaveAttribute('aria-checked', 'false');
  });

  it('makes no order where it cannot be paid', async () => {
    platform.inWechat = false;
    render(<PayDuesPage />);
    await tap('确认交费');
    expect(placed()).toEqual([]);
    expect(showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '请在微信里打开小程序交费' }));
  });

  it('explains large dues before they are given', async () => {
    const rule = { code: 'dues.large_from', title: '', value: 100_000, unit: '分', doc: '中组发〔2008〕3号', article: '第十一条' };
    const answers = server.getMockImplementation()!;
    server.mockImplementation((endpoint, input) => (endpoint === duesApi.rules ? Promise.resolve([rule]) : answers(endpoint, input)));
    render(<PayDuesPage />);
    await tap('自愿多交');
    await act(async () => void fireEvent.change(await screen.findByLabelText('多交金额'), { target: { value: '1000' } }));
    expect(screen.getByText(/全部上缴中央/)).toBeInTheDocument();
    await tap('加到这次交费');
    await tap('已了解，继续');
    await tap('确认交费');
    expect(placed()).toEqual([{ months: ['2026-08', '2026-09', '2026-10', '2026-11'], extraFen: 100_000 }]);
  });
});

describe('the result', () => {
  const pending = { ...order, status: 'prepared', receiptId: null, paidAt: null, allowedActions: ['pay', 'cancel'] } as PaymentOrder;

  it('believes the server and not the phone: it asks again until the money has come', async () => {
    jest.useFakeTimers();
    router.params = { id: order.id, said: 'ok' };
    current = pending;
    render(<OrderPage />);
    await act(() => jest.advanceTimersByTimeAsync(0));
    expect(screen.getByText('正在确认')).toBeInTheDocument();
    expect(screen.getByText(/钱没有丢/)).toBeInTheDocument();
    await later(1);
    current = order;
    await later(1);
    expect(screen.getByText('正在确认')).toBeInTheDocument();
    await later(1);
    expect(screen.getByText('已交纳')).toBeInTheDocument();
  });

  it('stops asking after a while and leaves it to the reader', async () => {
    jest.useFakeTimers();
    router.params = { id: order.id, said: 'ok' };
    current = pending;
    render(<OrderPage />);
    await later(80);
    const asked = server.mock.calls.length;
    await later(80);
    expect([asked, server.mock.calls.length]).toEqual([7, 7]);
    expect(screen.getByRole('button', { name: '再查一次' })).toBeInTheDocument();
  });

  it('lets a cancelled payment go on with the same months', async () => {
    router.params = { id: order.id, said: 'cancel' };
    current = pending;
    render(<OrderPage />);
    expect(await screen.findByText('还没有支付')).toBeInTheDocument();
    await tap('继续支付');
    expect(placed()).toEqual([{ months: ['2026-08', '2026-09', '2026-10'] }]);
  });

  it('says that a closed one took no money', async () => {
    router.params = { id: order.id };
    current = { ...pending, status: 'expired', allowedActions: [] };
    render(<OrderPage />);
    expect(await screen.findByText('没有扣款。需要时请重新交费。')).toBeInTheDocument();
    await tap('重新交费');
    expect(redirectTo).toHaveBeenCalledWith({ url: '/packages/dues/mine/index' });
  });
});

describe('the relative’s page', () => {
  beforeEach(() => {
    router.params = { token: 'T1' };
  });

  it('needs no login, shows the sum in words and asks the server in the end', async () => {
    open.mockImplementation(async (endpoint) => {
      if (endpoint === duesApi.consentOffer) return offer;
      return endpoint === duesPaymentsApi.linkOrder ? { status: 'open', payment } : { status: 'paid', payment: null };
    });
    render(<RelativePage />);
    expect(await screen.findByText('请您代王建国交党费')).toBeInTheDocument();
    expect(screen.getByText('壹佰伍拾叁元整')).toBeInTheDocument();
    await tap('用微信支付');
    expect(await screen.findByText(/已代王建国交清/)).toBeInTheDocument();
    expect(server).not.toHaveBeenCalled();
    expect(open.mock.calls.every(([, , options]) => options.auth === 'none')).toBe(true);
  });

  it('says what to do when the link is over', async () => {
    open.mockRejectedValue(new ProblemError({ type: '', title: '', status: 404, code: 'not_found' }));
    render(<RelativePage />);
    expect(await screen.findByText('链接已失效')).toBeInTheDocument();
  });
});
