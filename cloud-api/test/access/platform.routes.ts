import { publicRoute, type RouteCase } from './types';

export const platformRoutes: RouteCase[] = [publicRoute('GET /healthz'), publicRoute('GET /readyz'), publicRoute('GET /metrics')];
