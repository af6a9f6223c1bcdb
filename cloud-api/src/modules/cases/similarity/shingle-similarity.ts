import { Injectable } from '@nestjs/common';
import type { Id, SimilarPassage } from '@xianfeng/shared-types';
import { In } from 'typeorm';
import { bulkInsert, UnitOfWork } from '../../../database';
import { CaseRecord } from '../case.entity';
import { align, placesOf, type Passage } from './alignment';
import { lengthOf, originalOf, plainText, type PlainText } from './plain-text';
import { fingerprints } from './shingles';
import { SimilarityIndex, type CaseTexts, type SimilarHit } from './similarity-index';
import { CaseShingle } from './case-shingle.entity';

/** Cases read and aligned exactly. */
const CANDIDATES = 12;
/** Cases looked at for one fingerprint: boilerplate stands everywhere and tells nothing. */
const PER_FINGERPRINT = 100;
/** Fingerprints asked for; a longer text is asked for by evenly chosen ones. */
const ASKED_MAX = 240;
/** Fingerprints in common from which a case is a candidate. */
const SHARED_MIN = 2;
const PASSAGES = 10;
const TEXT_COLUMNS = { id: true, summary: true, background: true, practice: true, effect: true, insight: true, appendix: true } as const;

/**
 * Near-duplicates: sampled shingles name the candidates, exact alignment says which passages and how much of the text.
 * Order of passages, punctuation, blanks and full-width forms make no difference; small edits break a passage only briefly.
 */
@Injectable()
export class ShingleSimilarity extends SimilarityIndex {
  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  async index(caseId: Id, texts: CaseTexts): Promise<void> {
    const rows = fingerprints(plainText(texts).plain).map((hash) => ({ hash, caseId }));
    await this.uow.run(async (tx) => {
      await tx.repo(CaseShingle).delete({ caseId });
      await bulkInsert(tx, 'case_shingle', rows);
    });
  }

  async remove(caseId: Id): Promise<void> {
    await this.uow.run((tx) => tx.repo(CaseShingle).delete({ caseId }));
  }

  async findSimilar(texts: CaseTexts, { exceptCaseId, limit }: { exceptCaseId: Id; limit: number }): Promise<SimilarHit[]> {
    const mine = plainText(texts);
    const ids = await this.candidates(fingerprints(mine.plain), exceptCaseId);
    if (ids.length === 0) return [];
    const records = await this.uow.read((tx) => tx.repo(CaseRecord).find({ select: TEXT_COLUMNS, where: { id: In(ids) } }));
    const hits = records.map(({ id, summary, background, practice, effect, insight, appendix }) =>
      hitOf(id, mine, plainText({ summary, background, practice, effect, insight, appendix })),
    );
    return hits.filter((hit) => hit.passages.length > 0).sort((a, b) => b.ratio - a.ratio || (a.caseId < b.caseId ? -1 : 1)).slice(0, limit);
  }

  private async candidates(hashes: number[], exceptCaseId: Id): Promise<Id[]> {
    const step = Math.max(1, Math.ceil(hashes.length / ASKED_MAX));
    const asked = hashes.filter((_, i) => i % step === 0);
    if (asked.length === 0) return [];
    const one = `SELECT * FROM (SELECT caseId FROM case_shingle WHERE hash = ? ORDER BY caseId LIMIT ${PER_FINGERPRINT}) f`;
    const sql = asked.map(() => one).join(' UNION ALL ');
    const rows = await this.uow.read((tx) => tx.select<{ caseId: Id }>(sql, asked));
    const shared = new Map<Id, number>();
    for (const { caseId } of rows) if (caseId !== exceptCaseId) shared.set(caseId, (shared.get(caseId) ?? 0) + 1);
    const ranked = [...shared].filter(([, n]) => n >= SHARED_MIN).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return ranked.slice(0, CANDIDATES).map(([caseId]) => caseId);
  }
}

function hitOf(caseId: Id, mine: PlainText, theirs: PlainText): SimilarHit {
  const passages = align(mine.plain, theirs.plain, placesOf(theirs.plain));
  const same = passages.reduce((sum, passage) => sum + passage.same, 0);
  const longest = [...passages].sort((a, b) => b.same - a.same).slice(0, PASSAGES);
  return { caseId, ratio: same / Math.max(1, lengthOf(mine)), passages: longest.map((passage) => shown(passage, mine, theirs)) };
}

function shown(passage: Passage, mine: PlainText, theirs: PlainText): SimilarPassage {
  const { part, text } = originalOf(mine, ...passage.mine);
  return { mine: text, theirs: originalOf(theirs, ...passage.theirs).text, part };
}
