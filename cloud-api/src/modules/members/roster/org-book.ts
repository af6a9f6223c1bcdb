import { BRANCH_KINDS, type Id, type OrgKind, type OrgStatus } from '@xianfeng/shared-types';
import type { Tx } from '../../../database';
import { nearest } from './nearest';

export interface BookOrg {
  id: Id;
  name: string;
  path: string;
  kind: OrgKind;
  status: OrgStatus;
  upperCode: string | null;
}

export type OrgLookup = { org: BookOrg } | { reason: string; fix: string };

const SEPARATOR = '/';

/** All organisations in memory, found as rosters write them: by code, by full name from the top, or by a name that is unique. */
export class OrgBook {
  private readonly byText = new Map<string, BookOrg[]>();
  private readonly byId = new Map<Id, BookOrg>();
  private readonly answers = new Map<string, OrgLookup>();

  constructor(orgs: readonly BookOrg[]) {
    for (const org of orgs) this.byId.set(org.id, org);
    for (const org of orgs) {
      for (const text of new Set([org.id, org.upperCode ?? org.id, org.name, this.fullName(org)])) this.add(text, org);
    }
  }

  static async load(tx: Tx): Promise<OrgBook> {
    return new OrgBook(await tx.select<BookOrg>('SELECT id, name, path, kind, status, upperCode FROM org ORDER BY path'));
  }

  get(id: Id): BookOrg | undefined {
    return this.byId.get(id);
  }

  /** An open branch by what the cell says, or what is wrong with it. */
  branch(text: string): OrgLookup {
    const key = keyOf(text);
    let answer = this.answers.get(key);
    if (!answer) this.answers.set(key, (answer = this.lookUp(key, text)));
    return answer;
  }

  /** What a roster should say so that `branch` finds exactly this organisation again. */
  textOf(id: Id): string {
    const org = this.byId.get(id);
    if (!org) return '';
    const full = this.fullName(org);
    if (this.byText.get(keyOf(full))?.length === 1) return full;
    return org.upperCode ?? org.id;
  }

  private lookUp(key: string, text: string): OrgLookup {
    const all = this.byText.get(key) ?? [];
    const open = all.filter((org) => org.status === 'active');
    if (open.length === 1) return BRANCH_KINDS.includes(open[0].kind) ? { org: open[0] } : { reason: `“${text}”不是党支部`, fix: '填写党员所在的党支部' };
    if (open.length > 1) return { reason: `有 ${open.length} 个组织叫“${text}”`, fix: '填写党组织代码或从最上级写起的全称' };
    if (all.length > 0) return { reason: `“${text}”已撤销`, fix: '填写合并后的或新的党支部' };
    return { reason: `没有名为“${text}”的党组织`, fix: this.suggestion(text) };
  }

  private suggestion(text: string): string {
    const branches = [...this.byId.values()].filter((org) => org.status === 'active' && BRANCH_KINDS.includes(org.kind));
    const names = nearest(text.split(SEPARATOR).at(-1)!, branches.map((org) => org.name), 3);
    return names.length > 0 ? `核对名称，相近的有：${names.join('、')}` : '核对名称，或填写党组织代码';
  }

  private fullName(org: BookOrg): string {
    return org.path.split('/').filter(Boolean).map((id) => this.byId.get(id)?.name ?? '').join(SEPARATOR);
  }

  private add(text: string, org: BookOrg): void {
    const key = keyOf(text);
    const known = this.byText.get(key);
    if (!known) this.byText.set(key, [org]);
    else if (!known.includes(org)) known.push(org);
  }
}

/** Full-width signs and blanks don't make another name. */
const keyOf = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
