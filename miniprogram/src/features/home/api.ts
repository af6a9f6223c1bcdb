import { homeApi, type HomeView } from '@xianfeng/shared-types';
import { call } from '@/shared/request';

export const loadHome = (): Promise<HomeView> => call(homeApi.show);
