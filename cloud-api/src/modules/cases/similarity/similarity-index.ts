import type { CasePart, CaseSectionTexts, Id, SimilarPassage } from '@xianfeng/shared-types';

/** The words of a case, by part. */
export type CaseTexts = Partial<Record<CasePart, string>> & { summary: string } & CaseSectionTexts;

/** A case of the library that holds part of the text. */
export interface SimilarHit {
  caseId: Id;
  /** Share of the asked text that stands there too, 0–1. */
  ratio: number;
  /** The longest like passages, longest first. */
  passages: SimilarPassage[];
}

/** Port: finds near-duplicates over the whole library. */
export abstract class SimilarityIndex {
  /** Takes the case's text in, in place of what was there; called when a case has been submitted, outside the transaction. */
  abstract index(caseId: Id, texts: CaseTexts): Promise<void>;

  /** Takes a case out, e.g. one that was rejected. */
  abstract remove(caseId: Id): Promise<void>;

  /** Cases that share text, most alike first; the case itself is left out. */
  abstract findSimilar(texts: CaseTexts, options: { exceptCaseId: Id; limit: number }): Promise<SimilarHit[]>;
}
