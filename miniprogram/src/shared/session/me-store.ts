import type { Me } from '@xianfeng/shared-types';
import { createStore } from '../store';

/** Who is logged in; null until known. */
export const meStore = createStore<Me | null>(null);
