import { act, renderHook } from '@testing-library/react';
import { navigateTo, showToast } from '@test/stubs/taro';
import { RefusedByUser } from '@/shared/platform';
import { environment } from '@/shared/session';
import { useScanCode } from './use-scan-code';

jest.mock('@/shared/session', () => ({ environment: jest.fn() }));
const scanCode = jest.fn();
beforeEach(() => {
  jest.clearAllMocks();
  (environment as jest.Mock).mockResolvedValue({ platform: { scanCode } });
});

async function scan() {
  const { result } = renderHook(() => useScanCode());
  await act(async () => result.current());
}

it('opens the page of a log-in code', async () => {
  scanCode.mockResolvedValue({ text: '', path: 'packages/account/scan/index?scene=abc' });
  await scan();
  expect(navigateTo).toHaveBeenCalledWith({ url: '/packages/account/scan/index?scene=abc' });
});

it.each([{ text: '', path: 'packages/account/settings/index?scene=abc' }, { text: 'https://example.com', path: null }])('follows no other code: %j', async (scanned) => {
  scanCode.mockResolvedValue(scanned);
  await scan();
  expect(navigateTo).not.toHaveBeenCalled();
  expect(showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '这不是电脑端的登录码' }));
});

it('says nothing when the camera was closed', async () => {
  scanCode.mockRejectedValue(new RefusedByUser('scanCode:fail cancel'));
  await scan();
  expect(showToast).not.toHaveBeenCalled();
});
