import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { authApi, consoleAuthApi, fillPath, type Endpoint, type Me, type ScanRequestView } from '@xianfeng/shared-types';
import { clearStorage, navigateTo, request, router, switchTab } from '@test/stubs/taro';
import ScanPage from '@/packages/account/scan';
import { tokenStore } from '@/shared/session/tokens';

const SCENE = 'aB3_dE6-gH9jK2mN5pQ8';
const view: ScanRequestView = {
  scene: SCENE, browser: 'Chrome', system: 'Windows', address: '内网 10.2.3.4', askedAt: '2026-11-20T02:00:00.000Z', expiresAt: '2026-11-20T02:03:00.000Z', status: 'scanned',
};
const me: Me = { member: { id: 'M1', name: '王建国', maskedPhone: null, orgId: 'O1', orgName: '城南支行党支部' }, roles: [], permissions: [], wechatBound: true };

const pathOf = (endpoint: Endpoint) => fillPath(endpoint.path, { scene: SCENE });
const problem = (status: number, code: string, title: string) => ({ statusCode: status, data: { type: '', title, status, code } });
/** Answers of the server, by path. */
let answers: Record<string, { statusCode: number; data: unknown }>;
const asked = () => request.mock.calls.map(([{ url }]) => url).filter((url) => url.startsWith('/api/scan-requests'));

beforeEach(() => {
  clearStorage();
  jest.clearAllMocks();
  tokenStore.write({ accessToken: 'a1', refreshToken: 'r1', expiresInSeconds: 900 });
  router.params = { scene: SCENE };
  answers = {
    [authApi.clientConfig.path]: { statusCode: 200, data: { appName: '先锋', sandboxUrl: null, subscribeTemplates: {}, subscribeMaxTemplates: 3 } },
    [authApi.me.path]: { statusCode: 200, data: me },
    [pathOf(consoleAuthApi.openScan)]: { statusCode: 200, data: view },
    [pathOf(consoleAuthApi.confirmScan)]: { statusCode: 200, data: { ok: true } },
    [pathOf(consoleAuthApi.refuseScan)]: { statusCode: 200, data: { ok: true } },
  };
  request.mockImplementation(async ({ url }) => answers[url]);
});

const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const asking = () => screen.findByText('登录先锋电脑端');

it('says who asks, from where and when, and as whom one would log in', async () => {
  render(<ScanPage />);
  await asking();
  for (const words of ['Windows', 'Chrome', '内网 10.2.3.4']) expect(screen.getByText(words)).toBeInTheDocument();
  expect(await screen.findByText('将以 王建国（城南支行党支部）的身份登录')).toBeInTheDocument();
  expect(asked()).toEqual([pathOf(consoleAuthApi.openScan)]);
});

it('lets the PC in', async () => {
  render(<ScanPage />);
  await asking();
  tap('确认登录');
  expect(await screen.findByText('已确认登录')).toBeInTheDocument();
  expect(asked()).toEqual([pathOf(consoleAuthApi.openScan), pathOf(consoleAuthApi.confirmScan)]);
  tap('查看登录设备');
  expect(navigateTo).toHaveBeenCalledWith({ url: '/packages/account/settings/index' });
  tap('完成');
  expect(switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' });
});

it('turns the PC away', async () => {
  render(<ScanPage />);
  await asking();
  tap('拒绝');
  expect(await screen.findByText('已拒绝登录')).toBeInTheDocument();
  expect(asked()).toEqual([pathOf(consoleAuthApi.openScan), pathOf(consoleAuthApi.refuseScan)]);
});

it.each([
  [410, 'auth.scan_expired', '二维码已失效'],
  [409, 'auth.scan_taken', '二维码已被他人扫描'],
  [403, 'auth.scan_wechat_only', '请在微信中确认'],
])('%d %s: %s', async (status, code, words) => {
  answers[pathOf(consoleAuthApi.openScan)] = problem(status, code, words);
  render(<ScanPage />);
  expect(await screen.findByText(words)).toBeInTheDocument();
  expect(screen.queryByText('确认登录')).toBeNull();
});

it('finds out at the confirmation that it took too long', async () => {
  answers[pathOf(consoleAuthApi.confirmScan)] = problem(410, 'auth.scan_expired', '二维码已失效');
  render(<ScanPage />);
  await asking();
  tap('确认登录');
  expect(await screen.findByText('二维码已失效')).toBeInTheDocument();
});

it('stays, to be tried again, when the server is busy', async () => {
  answers[pathOf(consoleAuthApi.confirmScan)] = problem(503, 'server.busy', '系统繁忙');
  render(<ScanPage />);
  await asking();
  tap('确认登录');
  await waitFor(() => expect(asked()).toContain(pathOf(consoleAuthApi.confirmScan)));
  expect(await screen.findByRole('button', { name: '确认登录' })).toBeEnabled();
});

it('shows a request that was answered before as what it is', async () => {
  answers[pathOf(consoleAuthApi.openScan)] = { statusCode: 200, data: { ...view, status: 'confirmed' } };
  render(<ScanPage />);
  expect(await screen.findByText('已确认登录')).toBeInTheDocument();
});

it('asks the server nothing without a code', () => {
  router.params = {};
  render(<ScanPage />);
  expect(screen.getByText('没有待确认的登录')).toBeInTheDocument();
  expect(asked()).toEqual([]);
});
