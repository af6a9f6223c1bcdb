import { endpoint } from './endpoint';
import type { CloseOrgBody, MergeOrgsBody, MoveOrgBody, OrgWarning } from './orgs';
import type { Fen, Id } from './primitives';

/** What a change of the tree's shape takes along, with the words and the unit of its number. */
export const ORG_EFFECTS = {
  members_moved: { label: '转入合并后组织的党员', unit: '人' },
  members_returned: { label: '返回原支部的党员', unit: '人' },
  members_along: { label: '随同调整的党员', unit: '人' },
  posts_ended: { label: '随之终止的党内职务', unit: '项' },
  orgs_moved: { label: '改由合并后组织管理的下级组织', unit: '个' },
  orgs_along: { label: '随同调整的下级组织', unit: '个' },
  orgs_closed: { label: '撤销的组织', unit: '个' },
  roles_ended: { label: '收回的授权', unit: '项' },
  roles_given: { label: '在合并后组织重新授予的授权', unit: '项' },
  overseers_lost: { label: '不再管理该组织的人员', unit: '人' },
  overseers_gained: { label: '开始管理该组织的人员', unit: '人' },
  cases_open: { label: '随同调整的在办案例', unit: '篇' },
  cases_done: { label: '随同调整的已办结案例', unit: '篇' },
  adoptions_open: { label: '随同调整的在办借鉴', unit: '项' },
  adoptions_done: { label: '随同调整的已办结借鉴', unit: '项' },
  dues_carried: { label: '党费结余随之转入的组织', unit: '个' },
  dues_owed: { label: '由合并后组织继续收缴的未交党费', unit: '人' },
  dues_handed_on: { label: '改由党员现在的党支部继续收缴的未交党费', unit: '人' },
  dues_left: { label: '党员已离开、仍未交的党费', unit: '人' },
  points_counted: { label: '本月起计入合并后组织的积分', unit: '分' },
} as const;
export type OrgEffectKind = keyof typeof ORG_EFFECTS;

/** One consequence of a change; kinds without any are left out. */
export interface OrgEffect {
  kind: OrgEffectKind;
  /** In the unit of ORG_EFFECTS; points in hundredths. */
  total: number;
  /** Who or what is affected, the first twenty by name; empty for points. */
  names: string[];
}

/** What the rules of size and term will find at an organisation afterwards. */
export interface OrgWarningsAfter {
  org: { id: Id; name: string };
  /** `isNew`: the change brings it about. */
  warnings: (OrgWarning & { isNew: boolean })[];
}

/** What a change would do; worked out by doing it and taking it back, so that preview and change cannot differ. */
export interface OrgChangePreview {
  effects: OrgEffect[];
  /** Of the organisations concerned and those above them, as far as the caller sees their warnings. */
  warnings: OrgWarningsAfter[];
}

/** Money, or work on money, that keeps an organisation from being closed; `meta.open` of the problem lists it. */
export interface OrgOpenMatter {
  /** In words, e.g. 银行存款. */
  what: string;
  /** How many of them; null for a balance. */
  count: number | null;
  fen: Fen;
}

/** Previews refuse with the same problems as the changes themselves and leave nothing behind. */
export const orgPreviewsApi = {
  merge: endpoint<{ body: MergeOrgsBody; reply: OrgChangePreview }>('POST', '/api/org-merges/preview'),
  move: endpoint<{ params: { id: Id }; body: MoveOrgBody; reply: OrgChangePreview }>('POST', '/api/orgs/:id/move/preview'),
  close: endpoint<{ params: { id: Id }; body: CloseOrgBody; reply: OrgChangePreview }>('POST', '/api/orgs/:id/close/preview'),
};
