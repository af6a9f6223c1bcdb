import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { authApi, type LoggedIn, type SmsSendReply } from '@xianfeng/shared-types';
import { clearStorage, reLaunch, request, router } from '@test/stubs/taro';
import LoginPage from '@/packages/account/login';
import { tokenStore } from '@/shared/session/tokens';

const loggedIn: LoggedIn = {
  status: 'ok',
  session: { accessToken: 'a1', refreshToken: 'r1', expiresInSeconds: 900 },
  me: { member: { id: 'M1', name: '王建国', maskedPhone: null, orgId: 'O1', orgName: '城南支行党支部' }, roles: [], permissions: [], wechatBound: false },
};
const sent: SmsSendReply = { resendInSeconds: 60, expiresInSeconds: 300 };
const problem = (status: number, code: string, title: string, meta = {}) => ({ statusCode: status, data: { type: '', title, status, code, meta } });

/** Answers of the server, by path. */
let answers: Record<string, { statusCode: number; data: unknown }>;
const asked = (path: string) => request.mock.calls.map(([options]) => options).filter(({ url }) => url === path).map(({ data }) => JSON.parse(data));

beforeEach(() => {
  clearStorage();
  jest.clearAllMocks();
  router.params = { from: '/pages/mine/index' };
  answers = { [authApi.sendSms.path]: { statusCode: 200, data: sent }, [authApi.smsLogin.path]: { statusCode: 200, data: loggedIn } };
  request.mockImplementation(async ({ url }) => answers[url]);
  render(<LoginPage />);
});

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const fillIn = () => {
  type('手机号', '13800138000');
  type('短信验证码', '123456');
  fireEvent.click(screen.getByRole('checkbox'));
};

it('asks for a code only for a phone number, and counts down before the next one', async () => {
  tap('获取验证码');
  expect(screen.getByRole('alert')).toHaveTextContent('请输入 11 位手机号');
  expect(asked(authApi.sendSms.path)).toEqual([]);
  type('手机号', '13800138000');
  tap('获取验证码');
  expect(await screen.findByRole('button', { name: '60 秒后重发' })).toBeDisabled();
  expect(asked(authApi.sendSms.path)).toEqual([{ phone: '13800138000', purpose: 'login' }]);
});

it('names every missing thing at once, the consent too', () => {
  tap('登录');
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual(['请输入 11 位手机号', '请输入短信中的 6 位验证码', '请先阅读并同意个人信息保护说明']);
  expect(request).not.toHaveBeenCalled();
});

it('logs in and returns to where the user was', async () => {
  fillIn();
  tap('登录');
  await waitFor(() => expect(reLaunch).toHaveBeenCalledWith({ url: '/pages/mine/index' }));
  expect(tokenStore.read()).toMatchObject({ accessToken: 'a1', refreshToken: 'r1' });
});

it('shows a wrong code at its field', async () => {
  answers[authApi.smsLogin.path] = problem(422, 'auth.sms_code', '验证码不正确或已过期');
  fillIn();
  tap('登录');
  expect(await screen.findByRole('alert')).toHaveTextContent('验证码不正确或已过期');
  expect(reLaunch).not.toHaveBeenCalled();
});

it('asks for the name where several members share the phone', async () => {
  answers[authApi.smsLogin.path] = problem(422, 'auth.no_match', '请填写姓名', { nameRequired: true });
  fillIn();
  tap('登录');
  await screen.findByLabelText('姓名');
  answers[authApi.smsLogin.path] = { statusCode: 200, data: loggedIn };
  type('姓名', ' 王建国 ');
  tap('登录');
  await waitFor(() => expect(reLaunch).toHaveBeenCalled());
  expect(asked(authApi.smsLogin.path).map(({ name }) => name)).toEqual([undefined, '王建国']);
});
