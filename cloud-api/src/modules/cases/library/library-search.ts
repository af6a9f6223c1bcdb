import { Injectable } from '@nestjs/common';
import type { Id, LibrarySearchQuery, MatchPlace, Page, SearchHit } from '@xianfeng/shared-types';
import { placeholders, UnitOfWork } from '../../../database';
import { cursorNumber, decodeCursor, encodeCursor, invalidField, pageLimit } from '../../../platform/http';
import { LibraryCards } from './library-cards';
import { all, type Condition, LibraryFilters, readable } from './library-filter';
import { markHits, snippet } from './search/marked-text';
import { type Matches, SearchIndex } from './search/search-index';
import { fold, termsOfQuery, wordsOf } from './search/terms';

/** Candidates whose words are looked at before a page is given, even a short one. */
const LOOK_AT_MOST = 300;
const TERMS_MAX = 40;

interface Candidate {
  field: number;
  docNo: number;
}

interface Words {
  docNo: number;
  id: Id;
  title: string;
  summary: string;
  /** Sections, for the reader; tags last. */
  text: string;
}

interface Found extends Candidate {
  words: Words;
  place: MatchPlace;
}

/** Full-text search. The index names candidates; a candidate counts when the words stand in it as asked. */
@Injectable()
export class LibrarySearch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly index: SearchIndex,
    private readonly filters: LibraryFilters,
    private readonly cards: LibraryCards,
  ) {}

  async page(query: LibrarySearchQuery): Promise<Page<SearchHit>> {
    const words = wordsOf(query.q);
    const terms = [...new Set(words.flatMap(termsOfQuery))].slice(0, TERMS_MAX);
    if (terms.length === 0) throw invalidField('q', '请输入要查找的汉字、字母或数字');
    const cursor = decodeCursor(query, 2);
    const [matches, chosen] = await Promise.all([this.index.match(terms), this.filters.condition(query)]);
    const candidates = after(matches, cursor, chosen && (await this.docNosOf(chosen)));
    const limit = pageLimit(query);
    const { found, next } = await this.look(candidates, words, limit);
    const cards = await this.cards.cards(found.map((hit) => hit.words.id));
    const items = found.flatMap(({ words: { id, title, summary, text }, place }) => {
      const card = cards.find((c) => c.id === id);
      return card ? [{ ...card, place, titleRuns: markHits(title, words), snippetRuns: snippet([summary, text], words) }] : [];
    });
    return { items, next };
  }

  /** Looks at candidates in their order until the page is full. */
  private async look(candidates: Iterator<Candidate>, words: string[], limit: number): Promise<{ found: Found[]; next: string | null }> {
    const found: Found[] = [];
    const batch = limit + 1;
    for (let looked = 0, part = take(candidates, batch); part.length > 0; part = take(candidates, batch)) {
      const texts = await this.words(part.map((c) => c.docNo));
      for (const candidate of part) {
        const text = texts.get(candidate.docNo);
        const place = text && placeOf(text, words);
        if (!text || !place) continue;
        if (found.length === limit) return { found, next: cursorOf(found[limit - 1]) };
        found.push({ ...candidate, words: text, place });
      }
      looked += part.length;
      if (looked >= LOOK_AT_MOST) return { found, next: cursorOf(part[part.length - 1]) };
    }
    return { found, next: null };
  }

  private async docNosOf(chosen: Condition): Promise<Set<number>> {
    const { sql, params } = all(readable(), chosen);
    const rows = await this.uow.read((tx) =>
      tx.select<{ docNo: number }>(`SELECT d.docNo FROM case_record c JOIN library_doc d ON d.caseId = c.id WHERE ${sql}`, params),
    );
    return new Set(rows.map((row) => row.docNo));
  }

  private async words(docNos: number[]): Promise<Map<number, Words>> {
    const scope = readable();
    const rows = await this.uow.read((tx) => tx.select<Words & Record<string, string>>(wordsSql(docNos, scope.sql), [...docNos, ...scope.params]));
    if (rows.length === 0) return new Map();
    const ids = rows.map((row) => row.id);
    const tags = await this.uow.read((tx) => tx.select<{ caseId: Id; tag: string }>(`SELECT caseId, tag FROM case_tag WHERE caseId IN (${placeholders(ids)})`, ids));
    return new Map(rows.map(({ docNo, id, title, summary, background, practice, effect, insight, appendix }) => {
      const ownTags = tags.filter((row) => row.caseId === id).map((row) => row.tag);
      return [docNo, { docNo, id, title, summary, text: [background, practice, effect, insight, appendix, ...ownTags].join('\n') }];
    }));
  }
}

/** CROSS JOIN: SQLite must begin with the few documents, not with every published case. */
export const wordsSql = (docNos: readonly number[], scope: string): string =>
  `SELECT d.docNo, c.id, c.title, c.summary, c.background, c.practice, c.effect, c.insight, c.appendix
    FROM library_doc d CROSS JOIN case_record c ON c.id = d.caseId WHERE d.docNo IN (${placeholders(docNos)}) AND ${scope}`;

/** Candidates in order, behind the cursor and among the chosen. */
function* after(matches: Matches, cursor: (string | number)[] | null, chosen: Set<number> | null): Generator<Candidate> {
  const [lastField, lastDocNo] = cursor ? cursor.map(cursorNumber) : [-1, 0];
  for (let field = Math.max(0, lastField); field < matches.length; field++) {
    for (const docNo of matches[field]) {
      if ((field > lastField || docNo < lastDocNo) && (!chosen || chosen.has(docNo))) yield { field, docNo };
    }
  }
}

/** The next few. */
function take<T>(from: Iterator<T>, count: number): T[] {
  const taken: T[] = [];
  for (let next = from.next(); !next.done; next = from.next()) {
    taken.push(next.value);
    if (taken.length === count) break;
  }
  return taken;
}

const cursorOf = ({ field, docNo }: Candidate): string => encodeCursor([field, docNo]);

function placeOf({ title, summary, text }: Words, words: string[]): MatchPlace | null {
  const inTitle = fold(title);
  const holds = (hay: string): boolean => words.every((word) => hay.includes(word));
  if (holds(inTitle)) return 'title';
  const upToSummary = `${inTitle}\n${fold(summary)}`;
  if (holds(upToSummary)) return 'summary';
  return holds(`${upToSummary}\n${fold(text)}`) ? 'text' : null;
}
