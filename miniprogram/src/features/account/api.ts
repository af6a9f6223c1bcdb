import { mineApi, type MineView } from '@xianfeng/shared-types';
import { call } from '@/shared/request';
import { rememberMe } from '@/shared/session';

/** The page 我的; what it says of the caller is known to the whole app from then on. */
export async function loadMine(): Promise<MineView> {
  const view = await call(mineApi.show);
  rememberMe(view.me);
  return view;
}
