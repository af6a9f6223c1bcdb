import type { Page } from 'playwright-core';
import { decryptOpenData } from '../support/open-data';
import type { PhoneBrowser } from '../support/phone-browser';
import { PhoneScene } from '../support/phone-scene';
import type { SandboxClient } from '../support/sandbox-client';

let phones: PhoneBrowser;
let sandbox: SandboxClient;
let scene: PhoneScene;

beforeAll(async () => {
  scene = await PhoneScene.start();
  ({ phones, sandbox } = scene);
});

afterAll(() => scene?.stop());

beforeEach(() => sandbox.control('reset'));
afterEach(() => expect(phones.takeErrors()).toEqual([]));

const id = (page: Page, testid: string) => page.getByTestId(testid);
const rankingData = {
  thing1: { value: '2026年10月支部积分通报' },
  date2: { value: '2026年11月1日 09:00' },
  thing3: { value: '江岸网点党支部' },
  character_string4: { value: '3/120' },
  thing5: { value: '点击查看本月排名与得分明细' },
};

async function sendRanking(persona: string, page?: string): Promise<void> {
  const touser = await sandbox.openid(persona);
  const message = { touser, template_id: sandbox.options.templates.ranking, page, data: rankingData, miniprogram_state: 'formal', lang: 'zh_CN' };
  const answer = await sandbox.api('/cgi-bin/message/subscribe/send', message);
  expect(answer.body['errcode']).toBe(0);
}

test('desk: WeChat is made to misbehave and to behave again by the buttons beside the phone', async () => {
  const page = await phones.open(1440, 900);
  await id(page, 'persona-secretary').click();
  const ordered = async () => {
    const { faults, pushFaults } = (await sandbox.get('/_control/state')).body as { faults: { delays: object }; pushFaults: Record<string, number> };
    const { planned } = (await sandbox.get('/_control/pay/faults')).body as { planned: { fault: string }[] };
    return { delays: faults.delays, duplicates: pushFaults['duplicateNext'], planned: planned.map(({ fault }) => fault) };
  };
  for (const fault of ['slow', 'push-duplicate', 'pay-client']) {
    const name = await id(page, `fault-${fault}`).textContent();
    await id(page, `fault-${fault}`).click();
    await id(page, 'toast').filter({ hasText: `已设置：${name}` }).waitFor();
  }
  await phones.picture(page, 'desk-faults');
  expect(await ordered()).toEqual({ delays: { '*': 5000 }, duplicates: 1, planned: ['paid-client-fails'] });
  await id(page, 'fault-none').click();
  await id(page, 'toast').filter({ hasText: '全部恢复正常' }).waitFor();
  expect(await ordered()).toEqual({ delays: {}, duplicates: 0, planned: [] });
  await page.close();
});

test('a mini-program that is opened by two quick taps runs once', async () => {
  const page = await phones.open(390, 844);
  await id(page, 'persona-secretary').click();
  await id(page, 'tab-discover').click();
  // Both taps are made before the first answer comes.
  let asked = 0;
  let askedTwice = () => undefined as void;
  const bothAsked = new Promise<void>((resolve) => (askedTwice = resolve));
  await page.route('**/launch', async (route) => {
    if (++asked === 2) askedTwice();
    await bothAsked;
    await route.continue();
  });
  await id(page, 'open-mini-program').dblclick();
  await phones.mini(page).getByTestId('call-hello').waitFor();
  expect(await id(page, 'mini-program').count()).toBe(1);
  await page.close();
});

for (const [name, width, height] of [['phone', 390, 844], ['desk', 1440, 900]] as const) {
  test(`${name}: login, subscription, notification and its page`, async () => {
    const page = await phones.open(width, height);
    await id(page, 'persona-secretary').waitFor();
    await phones.picture(page, `${name}-1-personas`);
    await id(page, 'persona-secretary').click();
    await id(page, 'tab-discover').click();
    await id(page, 'open-mini-program').click();
    await phones.tap(page, 'hello');
    expect(await phones.answer(page, 'hello')).toEqual({ personaId: 'secretary', enterOptions: { path: '', query: {}, scene: 1089 } });

    await phones.tap(page, 'login');
    const session = await sandbox.session((await phones.answer(page, 'login')).code);
    expect(session.body['openid']).toBe(await sandbox.openid('secretary'));

    await phones.tap(page, 'getPhoneNumber');
    await id(page, 'phone-sheet').waitFor();
    await phones.picture(page, `${name}-2-phone-number`);
    await id(page, 'phone-allow').click();
    const { code } = await phones.answer(page, 'getPhoneNumber');
    const number = await sandbox.api('/wxa/business/getuserphonenumber', { code });
    expect(number.body['phone_info']).toMatchObject({ purePhoneNumber: '19900000002' });

    const { ranking, todo, case: caseTemplate } = sandbox.options.templates;
    await phones.tap(page, 'requestSubscribeMessage');
    await id(page, `subscribe-template-${todo}`).uncheck();
    await phones.picture(page, `${name}-3-subscribe`);
    await id(page, 'subscribe-allow').click();
    expect(await phones.answer(page, 'requestSubscribeMessage')).toMatchObject({ [ranking]: 'accept', [todo]: 'reject', [caseTemplate]: 'accept' });
    const [popup] = await sandbox.list('pushes', { event: 'subscribe_msg_popup_event' });
    expect(popup!['payload'].List).toHaveLength(3);

    await id(page, 'capsule-close').click();
    await sendRanking('secretary', 'packages/ranking/month?m=2026-10');
    await id(page, 'tab-chats').click();
    await page.getByTestId('chat-service').getByText('月度排名通知').waitFor();
    await phones.picture(page, `${name}-4-chats`);
    await id(page, 'chat-service').click();
    await id(page, 'msg-open').waitFor();
    await phones.picture(page, `${name}-5-service`);
    await id(page, 'msg-open').click();
    await phones.mini(page).getByText('#/packages/ranking/month?m=2026-10').waitFor();
    await phones.tap(page, 'hello');
    expect((await phones.answer(page, 'hello')).enterOptions).toEqual({ path: 'packages/ranking/month', query: { m: '2026-10' }, scene: 1014 });
    await phones.picture(page, `${name}-6-mini-program`);
    await page.close();
  });
}

test('a card shared from the menu opens in the group with a share ticket', async () => {
  const page = await phones.open(390, 844, '?persona=member');
  await id(page, 'tab-discover').click();
  await id(page, 'open-mini-program').click();
  await phones.mini(page).getByTestId('call-hello').waitFor();
  await id(page, 'capsule-menu').click();
  await phones.picture(page, 'share-1-menu');
  await id(page, 'menu-share').click();
  await id(page, 'share-to-branch-study').waitFor();
  await phones.picture(page, 'share-2-picker');
  await id(page, 'share-to-branch-study').click();
  await id(page, 'capsule-close').click();

  const other = await phones.open(390, 844, '?persona=officer');
  await id(other, 'chat-group-branch-study').click();
  await id(other, 'card-open').waitFor();
  await phones.picture(other, 'share-3-group');
  await id(other, 'card-open').click();
  await phones.tap(other, 'hello');
  const { enterOptions } = await phones.answer(other, 'hello');
  expect(enterOptions).toEqual({ path: 'pages/case/detail', query: { id: '7' }, scene: 1044, chatType: 3, shareTicket: expect.any(String) });
  await phones.tap(other, 'login');
  const session = await sandbox.session((await phones.answer(other, 'login')).code);
  await phones.tap(other, 'getGroupEnterInfo');
  const plain = decryptOpenData(await phones.answer(other, 'getGroupEnterInfo'), session.body['session_key']);
  expect(plain).toMatchObject({ opengid: (await sandbox.list('groups', { id: 'branch-study' }))[0]!['opengid'], watermark: { appid: sandbox.options.appid } });
  await page.close();
  await other.close();
});

test('refusals: phone number, subscription, no tap, no group, unknown method', async () => {
  const page = await phones.open(390, 844, '?persona=member');
  await id(page, 'tab-discover').click();
  await id(page, 'open-mini-program').click();
  await phones.tap(page, 'getPhoneNumber');
  await id(page, 'phone-deny').click();
  expect(await phones.answer(page, 'getPhoneNumber')).toEqual({ errMsg: 'getPhoneNumber:fail user deny' });
  await phones.tap(page, 'requestSubscribeMessage');
  await id(page, 'subscribe-cancel').click();
  expect(Object.values(await phones.answer(page, 'requestSubscribeMessage'))).toEqual(expect.arrayContaining(['reject']));
  await phones.tap(page, 'getGroupEnterInfo');
  expect(await phones.answer(page, 'getGroupEnterInfo')).toEqual({ errMsg: 'getGroupEnterInfo:fail no group' });
  await phones.tap(page, 'unknown');
  expect(await phones.answer(page, 'unknown')).toEqual({ errMsg: 'unknown:fail not supported' });
  await page.close();
});

test('the dialog needs a tap', async () => {
  await sandbox.control('quotas', { persona: 'member', quota: 1 });
  await sendRanking('member', 'pages/untapped');
  const page = await phones.open(390, 844, '?persona=member');
  await id(page, 'chat-service').click();
  // A key press in the phone is no tap in the mini-program once its activation has been used up.
  await page.evaluate(() => Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } }));
  await id(page, 'msg-open').click();
  expect(await phones.answer(page, 'untapped')).toMatchObject({ errMsg: expect.stringContaining('TAP gesture') });
  await page.close();
});

test('a message without a page is no button, and SMS arrives live', async () => {
  await sandbox.control('quotas', { persona: 'member', quota: 1 });
  const page = await phones.open(390, 844, '?persona=member');
  await id(page, 'chat-sms').click();
  sandbox.running.sandbox.sms.send('+8619900000001', { SmsSdkAppId: '1400000000', SignName: '先锋党建', TemplateId: '1000001', TemplateParamSet: ['482913', '5'] });
  await page.getByTestId('sms-item').getByText('482913').waitFor();
  await phones.picture(page, 'sms');
  await id(page, 'back').click();
  await sendRanking('member');
  await id(page, 'chat-service').click();
  await id(page, 'msg-plain').waitFor();
  expect(await id(page, 'msg-open').count()).toBe(0);
  await page.close();
});

test('phones in tabs behind this one leave it the connections, and catch up when they come to the front', async () => {
  const page = await phones.open(390, 844, '?persona=member');
  const inSight = (tab: Page, seen: boolean) =>
    tab.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, !seen);
  const tabs: Page[] = [];
  for (let n = 0; n < 6; n++) {
    const [tab] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open(location.href))]);
    await id(tab, 'tab-discover').waitFor();
    await inSight(tab, false);
    tabs.push(tab);
  }
  await id(page, 'tab-discover').click();
  await id(page, 'open-mini-program').click();
  await phones.tap(page, 'hello');
  expect(await phones.answer(page, 'hello')).toMatchObject({ personaId: 'member' });
  sandbox.running.sandbox.sms.send('+8619900000001', { SmsSdkAppId: '1400000000', SignName: '先锋党建', TemplateId: '1000001', TemplateParamSet: ['482914', '5'] });
  await inSight(tabs[0]!, true);
  await tabs[0]!.getByText('482914').waitFor();
  await page.context().close();
});
