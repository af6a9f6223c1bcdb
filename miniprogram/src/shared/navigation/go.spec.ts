import Taro from '@tarojs/taro';
import { currentPath, go, goBack, openPath } from './go';
import { offerSignIn, openSignIn } from './sign-in';

const taro = Taro as unknown as Record<'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch' | 'navigateBack' | 'getCurrentPages', jest.Mock>;
const stackOf = (...pages: object[]) => taro.getCurrentPages.mockReturnValue(pages);
const depth = (pages: number) => stackOf(...Array.from({ length: pages }, () => ({ route: 'pages/home/index' })));

beforeEach(() => {
  jest.clearAllMocks();
  depth(1);
});

it('switches tabs and pushes other pages', () => {
  go('ranking');
  go('caseDetail', { id: '1', from: undefined });
  expect(taro.switchTab).toHaveBeenCalledWith({ url: '/pages/ranking/index' });
  expect(taro.navigateTo).toHaveBeenCalledWith({ url: '/packages/case/detail/index?id=1' });
});

it('opens a tab with a query, which switchTab cannot carry', () => {
  openPath('pages/ranking/index?month=2026-10');
  expect(taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/ranking/index?month=2026-10' });
});

it('replaces the page on top of a full stack', () => {
  depth(10);
  go('member', { id: '1' });
  expect(taro.navigateTo).not.toHaveBeenCalled();
  expect(taro.redirectTo).toHaveBeenCalledWith({ url: '/packages/org/member/index?id=1' });
});

it('goes home from a page that nothing stands behind', () => {
  goBack();
  expect(taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' });
  depth(2);
  goBack();
  expect(taro.navigateBack).toHaveBeenCalled();
});

it.each([
  ['weapp', { route: 'packages/case/detail/index', options: { id: '1' } }],
  ['H5', { path: '/packages/case/detail/index?id=1&stamp=AA', options: { id: '1', stamp: 'AA', $taroTimestamp: 5 } }],
  ['H5 at its first page', { path: '/packages/case/detail/index?stamp=AA', options: {}, $taroParams: { id: '1', stamp: 'AA', $taroTimestamp: 5 } }],
])('knows the page on top of %s', (_target, page) => {
  stackOf(page);
  expect(currentPath()).toBe('/packages/case/detail/index?id=1');
});

it('asks for a login once and remembers where the user was', () => {
  stackOf({ route: 'pages/mine/index', options: {} });
  openSignIn('login');
  stackOf({ route: 'packages/account/login/index', options: { from: '/pages/mine/index' } });
  openSignIn('login');
  expect(taro.reLaunch.mock.calls).toEqual([[{ url: '/packages/account/login/index?from=%2Fpages%2Fmine%2Findex' }]]);
});

it('offers a login over a public page, to which one can come back', () => {
  stackOf({ route: 'packages/case/public/index', options: { s: 'abc' } });
  offerSignIn('bind');
  expect(taro.reLaunch).not.toHaveBeenCalled();
  expect(taro.navigateTo).toHaveBeenCalledWith({ url: '/packages/account/bind/index?from=%2Fpackages%2Fcase%2Fpublic%2Findex%3Fs%3Dabc' });
});
