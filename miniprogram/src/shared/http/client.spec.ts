import { createCall, messageOf, NetworkError, ProblemError, type TransportReply, type TransportRequest } from '@xianfeng/client-core';
import { endpoint } from '@xianfeng/shared-types';
import Taro from '@tarojs/taro';
import { containerTransport } from './container-transport';
import { httpsTransport } from './https-transport';

const nobody = { current: async () => null, renew: async () => null };
const list = endpoint<{ query: { q?: string; tag?: string[]; limit?: number }; reply: string[] }>('GET', '/api/things');
const create = endpoint<{ body: { name: string }; reply: { id: string } }>('POST', '/api/things');
const replace = endpoint<{ params: { id: string }; body: { name: string }; reply: { id: string } }>('PUT', '/api/things/:id');

function setUp(reply: TransportReply = { status: 200, data: {} }) {
  const send = jest.fn(async (_request: TransportRequest) => reply);
  return { send, call: createCall({ send }, nobody) };
}

describe('call', () => {
  it('fills path and query as the endpoint says', async () => {
    const { send, call } = setUp();
    await call(list, { query: { q: '党 建&', tag: ['a', 'b'], limit: undefined } });
    await call(replace, { params: { id: 'x/1' }, body: { name: '甲' } });
    expect(send.mock.calls.map(([{ method, path, body }]) => [method, path, body])).toEqual([
      ['GET', '/api/things?q=%E5%85%9A%20%E5%BB%BA%26&tag=a&tag=b', undefined],
      ['PUT', '/api/things/x%2F1', { name: '甲' }],
    ]);
  });

  it('gives each POST its own key and takes a given one', async () => {
    const { send, call } = setUp();
    await call(create, { body: { name: '甲' } });
    await call(create, { body: { name: '甲' } });
    await call(create, { body: { name: '甲' } }, { idempotencyKey: 'mine' });
    await call(list);
    const [first, second, third, fourth] = send.mock.calls.map(([{ headers }]) => headers['Idempotency-Key']);
    expect(first).toMatch(/^[0-9a-z]{20,}$/);
    expect(second).not.toBe(first);
    expect([third, fourth]).toEqual(['mine', undefined]);
  });

  it('turns problem+json into a Chinese message with fields', async () => {
    const { call } = setUp({
      status: 422,
      data: { type: '', title: '填写的内容有误', status: 422, code: 'request.invalid', instance: 'req-1', errors: [{ path: 'name', message: '请输入名称' }] },
    });
    const error = await call(create, { body: { name: '' } }).catch((caught) => caught);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 422, code: 'request.invalid', message: '填写的内容有误', requestId: 'req-1' });
    expect(error.field('name')).toBe('请输入名称');
  });

  it('makes sense of an answer that is not ours', async () => {
    const { call } = setUp({ status: 502, data: '<html>Bad Gateway</html>' });
    const error = await call(list).catch((caught) => caught);
    expect([error.status, messageOf(error)]).toEqual([502, '系统出现异常，请稍后再试']);
  });

  it('never shows a programming error to the user', () => {
    expect(messageOf(new TypeError('x is undefined'))).toBe('操作没有完成，请稍后再试');
  });
});

describe('https transport', () => {
  const request = Taro.request as unknown as jest.Mock;
  const message = { method: 'POST' as const, path: '/api/a', headers: { A: '1' }, body: { n: 1 } };

  it('sends JSON to the base and gives any status back', async () => {
    request.mockResolvedValueOnce({ statusCode: 409, data: { code: 'conflict.state' } });
    await expect(httpsTransport('https://api.example').send(message)).resolves.toEqual({ status: 409, data: { code: 'conflict.state' } });
    expect(request).toHaveBeenCalledWith(expect.objectContaining({ url: 'https://api.example/api/a', method: 'POST', header: { A: '1' }, data: '{"n":1}' }));
  });

  it('knows a server that answered from one that was not reached', async () => {
    request.mockRejectedValueOnce({ statusCode: 401, data: { code: 'auth.expired' }, errMsg: 'request:fail' });
    await expect(httpsTransport('').send(message)).resolves.toEqual({ status: 401, data: { code: 'auth.expired' } });
    request.mockRejectedValueOnce({ errMsg: 'request:fail timeout' });
    await expect(httpsTransport('').send(message)).rejects.toEqual(expect.any(NetworkError));
  });
});

describe('container transport', () => {
  it('starts the cloud once and names the service', async () => {
    const cloud = { init: jest.fn(), callContainer: jest.fn().mockResolvedValue({ statusCode: 200, data: 'ok' }) };
    const transport = containerTransport(cloud, 'prod-1', 'cloud-api');
    const message = { method: 'GET' as const, path: '/api/a', headers: {} };
    await transport.send(message);
    await expect(transport.send(message)).resolves.toEqual({ status: 200, data: 'ok' });
    expect(cloud.init).toHaveBeenCalledTimes(1);
    expect(cloud.callContainer).toHaveBeenCalledWith(expect.objectContaining({ config: { env: 'prod-1' }, path: '/api/a', header: { 'X-WX-SERVICE': 'cloud-api' } }));
    cloud.callContainer.mockRejectedValueOnce({ errMsg: 'cloud.callContainer:fail' });
    await expect(transport.send(message)).rejects.toBeInstanceOf(NetworkError);
  });
});
