import { LoginApi, WxacodeApi } from '../../src/platform/wechat';
import { TestApp } from '../harness';
import { SandboxProcess } from './sandbox-process';

const CODE = { scene: 'abc', page: '' };

/** Inside WeChat Cloud Hosting the platform puts the access_token on calls to api.weixin.qq.com by itself. */
describe('calls to WeChat', () => {
  let inside: SandboxProcess;
  let outside: SandboxProcess;
  const apps: TestApp[] = [];

  const service = async (sandbox: SandboxProcess, attach: '0' | '1') => {
    const t = await TestApp.start({ env: { ...sandbox.variables, WECHAT_ATTACH_TOKEN: attach } });
    apps.push(t);
    return t;
  };

  beforeAll(async () => {
    inside = await SandboxProcess.start({ SANDBOX_CLOUD_HOSTING: '1' });
    outside = await SandboxProcess.start();
  });
  afterAll(async () => {
    for (const t of apps) await t.stop();
    await inside.stop();
    await outside.stop();
  });

  it('carry no token and fetch none where the setting says so', async () => {
    const t = await service(inside, '0');
    await inside.control('failures', { api: '/cgi-bin/stable_token', times: 100, httpStatus: 502 });
    expect((await t.get(WxacodeApi).unlimited(CODE)).length).toBeGreaterThan(500);
    const { code } = await inside.phone<{ code: string }>('member', 'login');
    expect(await t.get(LoginApi).code2session(code)).toMatchObject({ openid: expect.any(String) });
  });

  it('carry a token elsewhere', async () => {
    const t = await service(outside, '1');
    expect((await t.get(WxacodeApi).unlimited(CODE)).length).toBeGreaterThan(500);
  });

  it('are refused with the wrong setting, on either side', async () => {
    await inside.control('reset');
    await expect((await service(inside, '1')).get(WxacodeApi).unlimited(CODE)).rejects.toMatchObject({ errcode: 40001 });
    await expect((await service(outside, '0')).get(WxacodeApi).unlimited(CODE)).rejects.toMatchObject({ errcode: 41001 });
  });
});
