import type { Permission } from '@xianfeng/shared-types';
import type { ComponentType, ReactNode } from 'react';

/** Sections of the menu, in their order. */
export const SECTIONS = {
  work: '工作台',
  orgs: '组织与党员',
  cases: '案例库',
  points: '积分与排名',
  dues: '党费',
  system: '系统管理',
} as const;
export type Section = keyof typeof SECTIONS;

/** A page of the console, known to the router, the menu and the search of pages alike. */
export interface PageDef {
  /** Below `/console`, e.g. `/orgs/:id`. */
  path: string;
  /** Any of these opens it; empty: everybody who is logged in. */
  needs: Permission[];
  /** Pages without an entry are reached from other pages. */
  menu?: { section: Section; label: string; icon: ReactNode };
  /** Whether the content brings its own scrolling, e.g. a desk of two columns; others scroll as a whole. */
  load: () => Promise<{ default: ComponentType }>;
}
