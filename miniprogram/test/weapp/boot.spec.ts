import { readFileSync } from 'node:fs';
import path from 'node:path';
import { authApi } from '@xianfeng/shared-types';
import { answer, cannedServer, me } from './canned-answers';
import { pagesOf, Weapp } from './harness/weapp';

const dist = path.resolve(__dirname, '../../dist/weapp');
const appJson = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'));
const tabs: string[] = appJson.tabBar.list.map(({ pagePath }: { pagePath: string }) => pagePath);
/** Given to every page, so that those about one thing have something to ask for. */
const QUERY = 'id=01JTESTTHING00000000000001';

const boot = (server = cannedServer()) => ({ weapp: new Weapp(dist, server.respond), server });

describe('the built bundle', () => {
  it.each(tabs)('shows %s with its data', async (page) => {
    const { weapp, server } = boot();
    await weapp.open(page);
    await weapp.until(() => weapp.byClass('xf-page').length === 1 && weapp.byClass('xf-skeleton').length === 0);
    expect(weapp.text().length).toBeGreaterThan(0);
    expect(server.unanswered).toEqual([]);
    expect(weapp.errors).toEqual([]);
  });

  it.each(pagesOf(appJson).filter((page) => !tabs.includes(page)))('opens %s', async (page) => {
    const { weapp } = boot();
    await weapp.open(`${page}?${QUERY}`);
    await weapp.until(() => weapp.byClass('xf-page').length === 1);
    expect(weapp.errors).toEqual([]);
  });

  it('logs in by wx.login once although several requests wait for it', async () => {
    const { weapp } = boot();
    await weapp.open('packages/account/settings/index');
    await weapp.until((text) => text.includes(me.member.name) && text.includes('微信小程序'));
    expect(weapp.calls.filter(([name]) => name === 'login')).toHaveLength(1);
  });

  it('takes a WeChat user who is not bound to the bind page, with the way back', async () => {
    const { weapp } = boot(cannedServer([answer(authApi.wechat, { status: 'unbound', bindTicket: 'ticket', expiresInSeconds: 600 })]));
    await weapp.open('pages/mine/index');
    await weapp.until((text) => text.includes('微信手机号一键绑定'));
    expect(weapp.top.route).toBe('packages/account/bind/index');
    expect(weapp.top.options).toEqual({ from: '/pages/mine/index' });
  });

  it('goes from 我的 to the settings by a tap', async () => {
    const { weapp } = boot();
    await weapp.open('pages/mine/index');
    await weapp.until((text) => text.includes(me.member.name));
    const [row] = weapp.byClass('xf-row').filter((node) => JSON.stringify(node.children).includes('设置'));
    await weapp.tap(row);
    await weapp.until((text) => text.includes('关怀模式'));
    expect(weapp.top.route).toBe('packages/account/settings/index');
  });

  it('tells the screen reader what can be tapped and what is decoration', async () => {
    const { weapp } = boot();
    await weapp.open('packages/account/settings/index');
    await weapp.until((text) => text.includes(me.member.name) && text.includes('微信小程序'));
    const [unbind] = weapp.byClass('xf-row').filter((node) => JSON.stringify(node.children).includes('已绑定'));
    expect(unbind.attr.ariaRole).toBe('button');
    const [care] = weapp.byClass('xf-row').filter((node) => JSON.stringify(node.children).includes('关怀模式'));
    expect(care.attr).toMatchObject({ ariaRole: 'switch', ariaChecked: 'false' });
    expect(weapp.byClass('xf-section-title__text')[0].attr.ariaRole).toBe('heading');
    expect(weapp.byClass('xf-icon')[0].attr.ariaHidden).toBe('true');
  });
});
