import Taro from '@tarojs/taro';
import { enterOptionsOfHash } from './browser';
import { RefusedByUser } from './platform';
import { weapp } from './weapp';

const stub = (method: keyof typeof Taro) => Taro[method] as unknown as jest.Mock;

describe('weapp', () => {
  it('asks for messages in the same task as the tap', () => {
    stub('requestSubscribeMessage').mockResolvedValueOnce({ t1: 'accept' });
    void weapp.requestSubscribeMessage(['t1']);
    expect(stub('requestSubscribeMessage')).toHaveBeenCalledWith({ tmplIds: ['t1'] });
  });

  it.each([['accept', true], ['acceptWithAudio', true], ['reject', false], ['ban', false], ['filter', false]])('counts %s as %s', async (answer, accepted) => {
    stub('requestSubscribeMessage').mockResolvedValueOnce({ t1: answer });
    await expect(weapp.requestSubscribeMessage(['t1'])).resolves.toEqual(accepted ? ['t1'] : []);
  });

  it('takes the phone code from the button, or knows the refusal', async () => {
    await expect(weapp.getPhoneNumber({ code: 'p1', errMsg: 'getPhoneNumber:ok' })).resolves.toBe('p1');
    await expect(weapp.getPhoneNumber({ errMsg: 'getPhoneNumber:fail user deny' })).rejects.toBeInstanceOf(RefusedByUser);
  });

  it('gives the page of a scanned mini-program code, and the text of any other', async () => {
    stub('scanCode').mockResolvedValueOnce({ result: '', path: 'packages/account/scan/index?scene=abc' });
    await expect(weapp.scanCode()).resolves.toEqual({ text: '', path: 'packages/account/scan/index?scene=abc' });
    stub('scanCode').mockResolvedValueOnce({ result: 'https://example.com' });
    await expect(weapp.scanCode()).resolves.toEqual({ text: 'https://example.com', path: null });
    stub('scanCode').mockRejectedValueOnce({ errMsg: 'scanCode:fail cancel' });
    await expect(weapp.scanCode()).rejects.toBeInstanceOf(RefusedByUser);
  });

  it.each([
    [undefined, 'ok'],
    [{ errMsg: 'requestPayment:fail cancel' }, 'cancel'],
    [{ errMsg: 'requestPayment:fail sign error' }, { failed: 'requestPayment:fail sign error' }],
  ])('tells how the payment sheet was left: %j', async (failure, outcome) => {
    const params = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1', signType: 'RSA', paySign: 's' } as const;
    if (failure) stub('requestPayment').mockRejectedValueOnce(failure);
    await expect(weapp.requestPayment(params)).resolves.toEqual(outcome);
    expect(stub('requestPayment')).toHaveBeenLastCalledWith(params);
  });

  it('downloads a picture before saving it; a refusal is not an error', async () => {
    await weapp.saveImage('https://files.example/poster.png');
    expect(stub('saveImageToPhotosAlbum')).toHaveBeenCalledWith({ filePath: 'wxfile://tmp' });
    stub('saveImageToPhotosAlbum').mockRejectedValueOnce({ errMsg: 'saveImageToPhotosAlbum:fail auth deny' });
    await expect(weapp.saveImage('wxfile://own')).rejects.toBeInstanceOf(RefusedByUser);
  });
});

describe('browser', () => {
  it.each([
    ['#/packages/case/detail/index?id=1&s=%E5%85%9A', 'packages/case/detail/index', { id: '1', s: '党' }],
    ['', '', {}],
  ])('reads %s', (hash, path, query) => {
    expect(enterOptionsOfHash(hash)).toEqual({ path, query, scene: 0 });
  });
});
