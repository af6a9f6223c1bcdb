import { Bridge } from './bridge';
import { RefusedByUser } from './platform';
import { sandboxPlatform } from './sandbox';

const SANDBOX = 'http://localhost:3100';
const hello = { personaId: 'p1', enterOptions: { path: 'pages/home/index', query: {}, scene: 1001 } };

/** The phone page as the framed H5 sees it. */
function setUp() {
  const posted: { message: any; origin: string }[] = [];
  const bridge = new Bridge({ postMessage: (message: unknown, origin: any) => void posted.push({ message, origin }) }, SANDBOX, window);
  const receive = (data: unknown, origin = SANDBOX) => window.dispatchEvent(new MessageEvent('message', { data, origin }));
  const answerLast = (body: object) => receive({ xf: 1, id: posted[posted.length - 1].message.id, ...body });
  return { posted, bridge, receive, answerLast, platform: sandboxPlatform(bridge, hello) };
}

describe('the bridge to the sandbox', () => {
  it('calls the configured origin only and gives the answer', async () => {
    const { posted, platform, answerLast } = setUp();
    const login = platform.login();
    expect(posted).toEqual([{ message: { xf: 1, id: 1, method: 'login', params: {} }, origin: SANDBOX }]);
    answerLast({ result: { code: 'c1' } });
    await expect(login).resolves.toBe('c1');
  });

  it('believes no other origin', async () => {
    const { platform, receive, answerLast } = setUp();
    const login = platform.login();
    receive({ xf: 1, id: 1, result: { code: 'stolen' } }, 'http://evil.example');
    answerLast({ result: { code: 'right' } });
    await expect(login).resolves.toBe('right');
  });

  it('matches answers to calls whatever their order', async () => {
    const { bridge, receive } = setUp();
    const [first, second] = [bridge.call('a'), bridge.call('b')];
    receive({ xf: 1, id: 2, result: 'two' });
    receive({ xf: 1, id: 1, result: 'one' });
    await expect(Promise.all([first, second])).resolves.toEqual(['one', 'two']);
  });

  it('knows a refusal from an error', async () => {
    const { platform, answerLast } = setUp();
    const refused = platform.getPhoneNumber();
    answerLast({ error: { errMsg: 'getPhoneNumber:fail user deny' } });
    await expect(refused).rejects.toBeInstanceOf(RefusedByUser);
    const failed = platform.login();
    answerLast({ error: { errMsg: 'login:fail busy' } });
    await expect(failed).rejects.toThrow('login:fail busy');
    await expect(failed).rejects.not.toBeInstanceOf(RefusedByUser);
  });

  it('hands out the page card when the user shares from the menu', () => {
    const { posted, platform, receive } = setUp();
    const end = platform.onShareRequest(() => ({ title: '案例', path: '/packages/case/detail/index?id=1' }));
    receive({ xf: 1, event: 'share-request', payload: {} });
    expect(posted[0].message).toMatchObject({ method: 'shareAppMessage', params: { title: '案例', path: '/packages/case/detail/index?id=1' } });
    end();
    receive({ xf: 1, event: 'share-request', payload: {} });
    expect(posted).toHaveLength(1);
  });

  it('reads a code as WeChat does', async () => {
    const { platform, answerLast } = setUp();
    const page = platform.scanCode();
    answerLast({ result: { result: '', path: 'packages/account/scan/index?scene=abc' } });
    await expect(page).resolves.toEqual({ text: '', path: 'packages/account/scan/index?scene=abc' });
    const text = platform.scanCode();
    answerLast({ result: { result: '你好' } });
    await expect(text).resolves.toEqual({ text: '你好', path: null });
  });

  it('knows a payment that was closed from one that failed', async () => {
    const { posted, platform, answerLast } = setUp();
    const params = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1', signType: 'RSA', paySign: 's' } as const;
    const closed = platform.requestPayment(params);
    expect(posted[0].message).toMatchObject({ method: 'requestPayment', params });
    answerLast({ error: { errMsg: 'requestPayment:fail cancel' } });
    await expect(closed).resolves.toBe('cancel');
    const failed = platform.requestPayment(params);
    answerLast({ error: { errMsg: 'requestPayment:fail prepay_id expired' } });
    await expect(failed).resolves.toEqual({ failed: 'requestPayment:fail prepay_id expired' });
  });

  it('names the accepted templates only', async () => {
    const { platform, answerLast } = setUp();
    const asked = platform.requestSubscribeMessage(['a', 'b', 'c']);
    answerLast({ result: { a: 'accept', b: 'reject', c: 'acceptWithAlert' } });
    await expect(asked).resolves.toEqual(['a', 'c']);
  });

  it('keeps the persona\'s storage apart', () => {
    expect(setUp().platform.storageNamespace).toBe('p1');
  });

  it('says that nobody answered when the frame is not the sandbox', async () => {
    jest.useFakeTimers();
    const greeting = setUp().bridge.hello();
    await jest.advanceTimersByTimeAsync(3_000);
    await expect(greeting).resolves.toBeNull();
    jest.useRealTimers();
  });
});
