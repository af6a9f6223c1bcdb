import type { Page } from 'playwright-core';
import type { PhoneBrowser } from '../support/phone-browser';
import { PhoneScene } from '../support/phone-scene';
import type { SandboxClient } from '../support/sandbox-client';

let phones: PhoneBrowser;
let sandbox: SandboxClient;
let scene: PhoneScene;
let page: Page;

beforeAll(async () => {
  scene = await PhoneScene.start();
  ({ phones, sandbox } = scene);
});
afterAll(() => scene?.stop());
beforeEach(async () => {
  await sandbox.control('reset');
  page = await phones.open(390, 844, '?persona=member');
});
afterEach(async () => {
  await page.close();
  expect(phones.takeErrors()).toEqual([]);
});

const id = (testid: string) => page.getByTestId(testid);
const standing = async (templateId: string) => (await sandbox.get('/_control/state')).body['subscriptions'].member?.[templateId];

async function openMiniProgram(): Promise<void> {
  await id('tab-discover').click();
  await id('open-mini-program').click();
}

test('总是保持以上选择: no second dialog, and still one more message', async () => {
  const { ranking } = sandbox.options.templates;
  await openMiniProgram();
  await phones.tap(page, 'requestSubscribeMessage');
  await id('subscribe-always').check();
  await id('subscribe-allow').click();
  expect((await phones.answer(page, 'requestSubscribeMessage'))[ranking]).toBe('accept');
  await phones.tap(page, 'hello');
  await phones.answer(page, 'hello');
  await phones.tap(page, 'requestSubscribeMessage');
  expect((await phones.answer(page, 'requestSubscribeMessage'))[ranking]).toBe('accept');
  expect(await id('subscribe-sheet').count()).toBe(0);
  expect(await standing(ranking)).toMatchObject({ quota: 2, always: 'accept' });
});

test('turning a template off pushes the change, refuses without a dialog, and can be undone', async () => {
  const { todo } = sandbox.options.templates;
  await sandbox.control('quotas', { persona: 'member', quota: 2 });
  await id('tab-me').click();
  await id('subscription-settings').click();
  const control = id(`subscription-${todo}`);
  await control.click();
  await page.locator(`[data-testid="subscription-${todo}"][aria-checked=false]`).waitFor();
  await phones.picture(page, 'settings');
  expect(await standing(todo)).toEqual({ quota: 0, always: 'reject', off: true });
  expect((await sandbox.list('pushes', { event: 'subscribe_msg_change_event' })).map(({ payload }) => payload.List.TemplateId)).toEqual([todo]);
  await control.click();
  await page.locator(`[data-testid="subscription-${todo}"][aria-checked=true]`).waitFor();
  expect(await standing(todo)).toMatchObject({ off: false, always: null });
});

test('another phone number, checked before it is given', async () => {
  await openMiniProgram();
  await phones.tap(page, 'getPhoneNumber');
  await id('phone-other').click();
  await id('phone-other-input').fill('123');
  await id('phone-allow').click();
  expect(await id('phone-sheet').count()).toBe(1);
  await id('phone-other-input').fill('19912345678');
  await id('phone-allow').click();
  const { code } = await phones.answer(page, 'getPhoneNumber');
  const answer = await sandbox.api('/wxa/business/getuserphonenumber', { code });
  expect(answer.body['phone_info'].purePhoneNumber).toBe('19912345678');
});

test('a scanned mini-program code opens its page', async () => {
  await sandbox.codeImage({ scene: 's=Ab3', page: 'pages/case/detail' });
  const [code] = await sandbox.list('codes');
  await id('tab-discover').click();
  await id('scan').click();
  await id('scan-input').fill(`${sandbox.url}/?scan=${code!['id']}`);
  await id('scan-confirm').click();
  await phones.tap(page, 'hello');
  const { enterOptions } = await phones.answer(page, 'hello');
  expect(enterOptions).toEqual({ path: 'pages/case/detail', query: { scene: 's=Ab3' }, scene: 1047 });
});

test('the newest codes are scanned by a tap, from WeChat and from the mini-program', async () => {
  await sandbox.codeImage({ scene: 'older', page: 'pages/case/detail' });
  await sandbox.codeImage({ scene: 'newest', page: 'packages/account/scan/index' });
  const [older, newest] = await sandbox.list('codes');
  await id('tab-discover').click();
  await id('scan').click();
  await id(`scan-code-${newest!['id']}`).click();
  await phones.tap(page, 'hello');
  const { enterOptions } = await phones.answer(page, 'hello');
  expect(enterOptions).toEqual({ path: 'packages/account/scan/index', query: { scene: 'newest' }, scene: 1047 });

  await phones.tap(page, 'scanCode');
  await id(`scan-code-${older!['id']}`).click();
  expect(await phones.answer(page, 'scanCode')).toEqual({ result: '', path: 'pages/case/detail?scene=older' });
});

test('a scanned text is no page', async () => {
  await openMiniProgram();
  await phones.tap(page, 'scanCode');
  await id('scan-input').fill('https://example.com/x');
  await id('scan-confirm').click();
  expect(await phones.answer(page, 'scanCode')).toEqual({ result: 'https://example.com/x' });
});

test('a closed camera is a refusal', async () => {
  await openMiniProgram();
  await phones.tap(page, 'scanCode');
  await id('scan-cancel').click();
  expect(await phones.answer(page, 'scanCode')).toEqual({ errMsg: 'scanCode:fail cancel' });
});

test('the address of a code opens it after a persona was chosen', async () => {
  await sandbox.codeImage({ scene: 's=Ab3', page: 'pages/case/detail' });
  const [code] = await sandbox.list('codes');
  await page.goto(`${sandbox.url}/?scan=${code!['id']}`);
  await id('persona-officer').click();
  await phones.tap(page, 'hello');
  expect(await phones.answer(page, 'hello')).toMatchObject({ personaId: 'officer', enterOptions: { scene: 1047 } });
});

test('a message that is not from the mini-program’s frame is ignored', async () => {
  await openMiniProgram();
  await phones.tap(page, 'hello');
  await phones.answer(page, 'hello');
  await page.evaluate(() => window.postMessage({ xf: 1, id: 1, method: 'login' }, '*'));
  await phones.tap(page, 'getGroupEnterInfo');
  await phones.answer(page, 'getGroupEnterInfo');
  expect((await sandbox.get('/_control/state')).body['oneTimeCodes']).toEqual({});
});

test('a page without a card says so after three seconds', async () => {
  await sandbox.control('quotas', { persona: 'member', quota: 1 });
  await openMiniProgram();
  await phones.tap(page, 'hello');
  await phones.answer(page, 'hello');
  await page.frames()[1]!.evaluate('location.replace("about:blank")');
  await id('capsule-menu').click();
  await id('menu-share').click();
  await id('toast').getByText('当前页面未设置分享').waitFor();
});
