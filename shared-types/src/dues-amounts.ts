import type { Fen, Id, IsoDate, IsoDateTime, IsoMonth, PageQuery } from './primitives';

/** How a member's dues are counted (党费收缴、使用和管理的规定 第一条至第六条). A probationary member has the kind of his own. */
export const DUES_KINDS = {
  wage: '按月领取工资',
  annual: '年薪制',
  irregular: '不按月取得收入',
  retired: '离退休',
  farmer: '农民',
  student: '学生',
  unemployed: '下岗失业',
  relief_aid: '依靠抚恤或救济生活',
  subsistence: '领取最低生活保障金',
  village_cadre: '享受固定补贴的村干部',
} as const;
export type DuesKind = keyof typeof DUES_KINDS;

/** What an item of income does to the base. */
export const DUES_ITEM_EFFECTS = { counted: '计入基数', not_counted: '不计入基数', deducted: '从基数中扣除' } as const;
export type DuesItemEffect = keyof typeof DUES_ITEM_EFFECTS;

/** Whether an item counts, who decided it and since when (2017 通知第一条). */
export interface DuesItem {
  id: Id;
  name: string;
  effect: DuesItemEffect;
  doc: string;
  article: string;
  /** Organisation that it holds for, with everything below; null for everybody. */
  org: { id: Id; name: string } | null;
  decidedBy: string;
  decidedOn: IsoDate;
  effectiveFrom: IsoMonth;
  /** Last month that it holds for; null while it holds. */
  effectiveTo: IsoMonth | null;
  allowedActions: 'end'[];
}

export interface CreateDuesItemBody {
  orgId: Id;
  name: string;
  effect: DuesItemEffect;
  /** Decision of the base committee, e.g. 党委会纪要〔2026〕3 号. */
  doc: string;
  article: string;
  decidedBy: string;
  decidedOn: IsoDate;
  effectiveFrom: IsoMonth;
}

/** A rule in force, as everybody may read it. */
export interface DuesRule {
  code: string;
  title: string;
  value: number;
  unit: string;
  doc: string;
  article: string;
}

/** What holds for a member, with the article that it rests on. */
export interface DuesGround {
  text: string;
  doc: string;
  article: string;
}

/** What a line of an explanation tells. */
export const DUES_STEPS = {
  item: '收入项目', base: '计缴基数', tier: '适用比例', flat: '定额', calc: '计算', cap: '每月上限', rounding: '取整', manual: '人工核定', relief: '少交免交', due: '应交',
} as const;
export type DuesStepKind = keyof typeof DUES_STEPS;

/** A line of an explanation; clients show them in order. */
export interface DuesStep {
  kind: DuesStepKind;
  /** E.g. 基本工资, 计缴基数, 3000 元以上至 5000 元（含）按 1%. */
  text: string;
  /** The line's amount; null where there is none. */
  fen: Fen | null;
  /** Empty for a decision of the branch or the committee. */
  doc: string;
  article: string;
}

/** `zero_base`: nothing to pay by the rules; think of 少交、免交. `over_cap`: more than the cap is the member's choice. */
export type DuesFlag = 'zero_base' | 'over_cap' | 'manual';

/** base → items → tier → article → result. Holds the wage base: for the member, the collecting secretary and finance alone. */
export interface DuesExplanation {
  kind: DuesKind;
  /** Null for kinds with a flat amount. */
  baseFen: Fen | null;
  /** By rate or flat amount, before the cap. */
  calcFen: Fen;
  dueFen: Fen;
  steps: DuesStep[];
  flags: DuesFlag[];
}

/** Facts that an amount is counted from; which of them are needed depends on the kind. */
export interface DuesFacts {
  kind: DuesKind;
  /** Items of a month; the base follows from them. Either items or `baseFen`. */
  items?: { itemId: Id; fen: Fen }[];
  /** The base as decided, after deductions: wage, annual, retired, village_cadre. */
  baseFen?: Fen;
  /** irregular: net income of the previous quarter. */
  quarterNetFen?: Fen;
  /** farmer: what the member chose within the range. More is a voluntary extra. */
  chosenFen?: Fen;
}

export interface AssessDuesBody extends DuesFacts {
  /** Month whose rules count; default this month. */
  month?: IsoMonth;
}

/** 核定: what a member pays a month, from a month on. Without the base: for lists. */
export interface FixingLine {
  memberId: Id;
  memberName: string;
  org: { id: Id; name: string };
  probationary: boolean;
  /** Null while nothing is fixed. */
  fixing: { id: Id; kind: DuesKind; fromMonth: IsoMonth; toMonth: IsoMonth | null; monthlyFen: Fen; manual: boolean } | null;
  /** `missing`: no bills can be made; `carried`: fixed in an earlier year and still in use; `zero`: nothing to pay, think of 少交、免交. */
  state: 'fixed' | 'carried' | 'missing' | 'zero';
}

export interface FixingsQuery extends PageQuery {
  /** Default: this year. */
  year?: number;
  state?: FixingLine['state'];
}

/** A fixing with the base; reading it is audited unless it is one's own. */
export interface DuesFixing {
  id: Id;
  kind: DuesKind;
  year: number;
  fromMonth: IsoMonth;
  /** Last month that it holds for: a settlement month, a quarter; null: until the next. */
  toMonth: IsoMonth | null;
  monthlyFen: Fen;
  /** Why it was set by hand or changed within the year. */
  reason: string | null;
  fixedBy: string | null;
  fixedAt: IsoDateTime;
  /** Another fixing of the same months took its place. */
  superseded: boolean;
  explanation: DuesExplanation;
}

export interface FixDuesBody extends DuesFacts {
  /** Holds from this month on; January for the yearly fixing. */
  fromMonth: IsoMonth;
  /** The same month for the settlement of an annual salary. `irregular` always holds for the quarter of `fromMonth`. */
  toMonth?: IsoMonth;
  /** Takes the place of the computed amount; needs a reason. */
  manualFen?: Fen;
  /** Needed for a manual amount and for a change within the year. */
  reason?: string;
}

/** A fault of an uploaded row, by cell. */
export interface FixingImportFault {
  /** E.g. C5. */
  cell: string;
  /** Whose row it is, as the file has it. */
  name: string;
  field: string;
  /** What is wrong and how to put it right. */
  reason: string;
}

/** A dry run, then a commit of the rows without fault: the same file twice changes nothing. */
export interface FixingImport {
  id: Id;
  year: number;
  fileName: string;
  state: 'checked' | 'committed';
  /** Rows that were filled in; in the others everything stays as it is. */
  rows: number;
  /** Rows that would fix, or fixed, somebody anew. */
  changes: number;
  unchanged: number;
  /** Rows with a fault; they are not written. */
  failed: number;
  /** The first of them. */
  faults: FixingImportFault[];
  allowedActions: 'commit'[];
}
