import { Injectable } from '@nestjs/common';
import { ADOPTION_STATUSES, CASE_STATUSES, type AdoptionChain, type AdoptionStatus, type CaseStatus, type ChainEdge, type ChainNode, type Id } from '@xianfeng/shared-types';
import { isoTime, placeholders, UnitOfWork } from '../../../database';
import { toBusinessDate } from '../../../platform/clock';
import { PublishedCases } from '../library/published-cases';

const MOST_NODES = 200;
/** Adoptions and own cases count one step each. */
const MOST_STEPS = 5;

interface CaseRow {
  id: Id;
  title: string;
  orgName: string;
  status: CaseStatus;
  publishedAt: Date | string | null;
  bornOfAdoptionId: Id | null;
}

interface AdoptionRow {
  id: Id;
  caseId: Id;
  orgName: string;
  status: AdoptionStatus;
  planOn: string;
  effects: string;
}

const CASE = 'id, title, orgName, status, publishedAt, bornOfAdoptionId';
const ADOPTION = 'id, caseId, orgName, status, planOn, effects';
/** What is not yet or no longer published is nobody's to read. */
const READABLE = "status = 'published'";

/** How a case spread: branches that took it up, cases they wrote from it, and so on; and what it came of itself. */
@Injectable()
export class AdoptionChains {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly published: PublishedCases,
  ) {}

  async chain(id: Id): Promise<AdoptionChain> {
    const { id: rootId } = await this.published.record(id);
    const found = new Found();
    const [root] = await this.cases('id', [rootId]);
    found.addCase(root, 0);
    await this.origin(found, root);
    await this.spread(found, [root]);
    return { root: `case:${rootId}`, nodes: found.nodes, edges: found.edges, cut: found.cut };
  }

  /** The adoption that the case was written from, and the case of that adoption. */
  private async origin(found: Found, root: CaseRow): Promise<void> {
    if (!root.bornOfAdoptionId) return;
    const [adoption] = await this.adoptions('id', [root.bornOfAdoptionId]);
    if (!adoption) return;
    const [source] = await this.cases('id', [adoption.caseId]);
    if (!source) return;
    found.addCase(source, -2);
    found.addAdoption(adoption, source, -1);
    found.edges.push({ from: `adoption:${adoption.id}`, to: `case:${root.id}`, kind: 'born' });
  }

  private async spread(found: Found, start: CaseRow[]): Promise<void> {
    let cases = start;
    for (let depth = 1; depth < MOST_STEPS && cases.length > 0 && !found.cut; depth += 2) {
      const byId = new Map(cases.map((row) => [row.id, row]));
      const adoptions = (await this.adoptions('caseId', [...byId.keys()])).filter((row) => found.addAdoption(row, byId.get(row.caseId)!, depth));
      const born = adoptions.length > 0 ? await this.cases('bornOfAdoptionId', adoptions.map((row) => row.id)) : [];
      cases = born.filter((row) => found.addBorn(row, depth + 1));
    }
  }

  private cases(column: 'id' | 'bornOfAdoptionId', ids: Id[]): Promise<CaseRow[]> {
    const sql = `SELECT ${CASE} FROM case_record WHERE ${column} IN (${placeholders(ids)}) AND ${READABLE} ORDER BY id LIMIT ${MOST_NODES + 1}`;
    return this.uow.read((tx) => tx.select<CaseRow>(sql, ids));
  }

  private adoptions(column: 'id' | 'caseId', ids: Id[]): Promise<AdoptionRow[]> {
    const sql = `SELECT ${ADOPTION} FROM case_adoption WHERE ${column} IN (${placeholders(ids)}) AND status <> 'cancelled' ORDER BY id LIMIT ${MOST_NODES + 1}`;
    return this.uow.read((tx) => tx.select<AdoptionRow>(sql, ids));
  }
}

/** The graph as it grows; a thing is added once. */
class Found {
  readonly nodes: ChainNode[] = [];
  readonly edges: ChainEdge[] = [];
  cut = false;
  private readonly keys = new Set<string>();

  addCase(row: CaseRow, depth: number): boolean {
    const on = row.publishedAt === null ? null : toBusinessDate(new Date(isoTime(row.publishedAt)));
    return this.add({
      key: `case:${row.id}`, kind: 'case', id: row.id, title: row.title, orgName: row.orgName, depth, caseStatus: row.status, adoptionStatus: null,
      statusName: CASE_STATUSES[row.status], on, effects: [],
    });
  }

  addBorn(row: CaseRow, depth: number): boolean {
    const added = this.addCase(row, depth);
    if (added) this.edges.push({ from: `adoption:${row.bornOfAdoptionId}`, to: `case:${row.id}`, kind: 'born' });
    return added;
  }

  addAdoption(row: AdoptionRow, source: CaseRow, depth: number): boolean {
    const key = `adoption:${row.id}`;
    const added = this.add({
      key, kind: 'adoption', id: row.id, title: source.title, orgName: row.orgName, depth, caseStatus: null, adoptionStatus: row.status,
      statusName: ADOPTION_STATUSES[row.status], on: row.planOn, effects: JSON.parse(row.effects) as ChainNode['effects'],
    });
    if (added) this.edges.push({ from: `case:${source.id}`, to: key, kind: 'adopted' });
    return added;
  }

  private add(node: ChainNode): boolean {
    if (this.keys.has(node.key)) return false;
    if (this.nodes.length === MOST_NODES) {
      this.cut = true;
      return false;
    }
    this.keys.add(node.key);
    this.nodes.push(node);
    return true;
  }
}
