import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';
import { bulkInsert, chunk, placeholders, type Tx, UnitOfWork } from '../../../../database';
import { BLOCK_SIZE, blockOf, eachPosting, encodePosting, type Field } from './posting-codec';
import { LibraryDoc, LibraryIndexState } from './search-index.entity';
import { termsOf } from './terms';

export interface IndexedText {
  caseId: Id;
  title: string;
  summary: string;
  /** Sections and tags. */
  text: string;
}

/** Documents that hold all terms, by the field of the worst of them; each list newest first. */
export type Matches = [title: number[], summary: number[], text: number[]];

const ROWS_PER_INSERT = 2_000;

/**
 * Full-text index over Chinese text, the same on every database: InnoDB's own takes seconds for a common word at 20,000
 * cases. A term names documents that hold it; whether its characters stand side by side is checked on the page shown.
 */
@Injectable()
export class SearchIndex {
  constructor(private readonly uow: UnitOfWork) {}

  /** Takes cases in, in the order of their publication; those that are in stay as they are. */
  async add(texts: readonly IndexedText[]): Promise<void> {
    await this.uow.run(async (tx) => {
      // The row is the lock: numbers rise in the order in which documents become visible.
      await tx.lockRow('library_index_state', { name: 'docs', nextDocNo: 0 });
      const known = await this.known(tx, texts.map((text) => text.caseId));
      const fresh = texts.filter((text) => !known.has(text.caseId));
      if (fresh.length === 0) return;
      const { nextDocNo: first } = await tx.repo(LibraryIndexState).findOneByOrFail({ name: 'docs' });
      await tx.repo(LibraryIndexState).update({ name: 'docs' }, { nextDocNo: first + fresh.length });
      await bulkInsert(tx, 'library_doc', fresh.map(({ caseId }, i) => ({ caseId, docNo: first + i })));
      await this.append(tx, postingsOf(fresh, first));
    });
  }

  /** The case is not found any more; its number is never used again. */
  async remove(caseId: Id): Promise<void> {
    await this.uow.run((tx) => tx.repo(LibraryDoc).delete({ caseId }));
  }

  /** Documents that hold all terms; a document that was removed may be among them. */
  async match(terms: readonly string[]): Promise<Matches> {
    if (terms.length === 0) return [[], [], []];
    const sql = `SELECT term, block, docs FROM library_posting WHERE term IN (${placeholders(terms)})`;
    const rows = await this.uow.read((tx) => tx.select<{ term: string; block: number; docs: string }>(sql, [...terms]));
    const blocks = new Map<number, string[]>();
    for (const { block, docs } of rows) blocks.set(block, [...(blocks.get(block) ?? []), docs]);
    const found: Matches = [[], [], []];
    for (const block of [...blocks.keys()].sort((a, b) => b - a)) {
      const lists = blocks.get(block)!;
      if (lists.length === terms.length) intersect(block, lists, found);
    }
    return found;
  }

  private async known(tx: Tx, caseIds: Id[]): Promise<Set<Id>> {
    const known = new Set<Id>();
    for (const part of chunk(caseIds, 500)) {
      const rows = await tx.select<{ caseId: Id }>(`SELECT caseId FROM library_doc WHERE caseId IN (${placeholders(part)})${tx.forUpdateSql}`, part);
      for (const row of rows) known.add(row.caseId);
    }
    return known;
  }

  private async append(tx: Tx, postings: Map<number, Map<string, string>>): Promise<void> {
    const conflict = tx.dialect === 'mysql'
      ? 'ON DUPLICATE KEY UPDATE docs = CONCAT(docs, VALUES(docs))'
      : 'ON CONFLICT (term, block) DO UPDATE SET docs = docs || excluded.docs';
    for (const [block, terms] of postings) {
      // In one order for all writers: no deadlocks.
      const rows = [...terms].sort(([a], [b]) => (a < b ? -1 : 1));
      for (const part of chunk(rows, ROWS_PER_INSERT)) {
        const values = part.map(() => '(?, ?, ?)').join(', ');
        await tx.execute(`INSERT INTO library_posting (term, block, docs) VALUES ${values} ${conflict}`, part.flatMap(([term, docs]) => [term, block, docs]));
      }
    }
  }
}

/** Postings by block and term, documents in rising order. */
function postingsOf(texts: readonly IndexedText[], first: number): Map<number, Map<string, string>> {
  const postings = new Map<number, Map<string, string>>();
  texts.forEach((text, i) => {
    const docNo = first + i;
    const terms = postings.get(blockOf(docNo)) ?? new Map<string, string>();
    postings.set(blockOf(docNo), terms);
    for (const [term, field] of bestFields(text)) terms.set(term, (terms.get(term) ?? '') + encodePosting(docNo, field));
  });
  return postings;
}

function bestFields({ title, summary, text }: IndexedText): Map<string, Field> {
  const fields = new Map<string, Field>();
  ([[text, 2], [summary, 1], [title, 0]] as const).forEach(([words, field]) => {
    for (const term of termsOf(words)) fields.set(term, field);
  });
  return fields;
}

const NOWHERE = 0xff;

function intersect(block: number, lists: string[], found: Matches): void {
  const worst = new Uint8Array(BLOCK_SIZE);
  const held = new Uint8Array(BLOCK_SIZE);
  for (const docs of lists) {
    eachPosting(docs, (place, field) => {
      held[place]++;
      if (field > worst[place]) worst[place] = field;
    });
  }
  for (let place = 0; place < BLOCK_SIZE; place++) if (held[place] < lists.length) worst[place] = NOWHERE;
  for (let place = BLOCK_SIZE - 1; place >= 0; place--) if (worst[place] !== NOWHERE) found[worst[place]].push(block * BLOCK_SIZE + place);
}
