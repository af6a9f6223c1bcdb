import type { BooksFigures, OrgName } from './dues-books';
import { endpoint } from './endpoint';
import type { XlsxFile } from './imports';
import type { Fen, Id, IsoDate, IsoDateTime, Page, PageQuery } from './primitives';
import type { PdfFile } from './prints';

/** 党费收支公示 of a year; figures are the books' own and can't be edited. */
export interface PublicationFigures extends BooksFigures {
  income: { name: string; fen: Fen }[];
  remittances: { toName: string; period: string; fen: Fen; on: IsoDate }[];
  uses: { className: string; purpose: string; fen: Fen; on: IsoDate; decision: string }[];
}

export interface PublicationDraft {
  org: OrgName;
  year: number;
  /** Number it would get; above 1 for a correction. */
  edition: number;
  figures: PublicationFigures;
  /** To be sent along with the publication: what was seen is what gets published. */
  figuresHash: string;
  /** What speaks against publishing now, e.g. months of the year that are still open. */
  warnings: string[];
  allowedActions: 'publish'[];
}

export interface Publication {
  id: Id;
  org: OrgName;
  year: number;
  /** The first is 1; a later one corrects it. */
  edition: number;
  title: string;
  figures: PublicationFigures;
  note: string;
  /** Why a later edition was needed. */
  reason: string | null;
  publishedBy: string;
  publishedAt: IsoDateTime;
  /** SHA-256 over the canonical JSON of all above. */
  hash: string;
  /** The stored words and figures still give the hash. */
  intact: boolean;
}

export type PublicationLine = Pick<Publication, 'id' | 'org' | 'year' | 'edition' | 'title' | 'publishedAt'>;

export interface PublishBody {
  orgId: Id;
  year: number;
  note: string;
  /** Needed from the second edition on. */
  reason?: string;
  figuresHash: string;
}

/** M17: where the dues of the caller's branch went, from the newest books. */
export interface WhereDuesWent {
  branch: OrgName;
  year: number;
  /** There is nothing later to ask for. */
  thisYear: number;
  /** What the caller has paid of the year's months. */
  myPaidFen: Fen;
  /** The branch's own books in the year up to now. */
  figures: PublicationFigures;
  /** Newest publication of the branch; null before the first. */
  publication: PublicationLine | null;
}

export interface PublicationsQuery extends PageQuery {
  /** The organisation and all below it; all that the caller may see when left out. */
  orgId?: Id;
}

type ById = { params: { id: Id } };

export const duesPublicationsApi = {
  /** `dues:pay`: those of the caller's own branch; with `dues:report` those within reach. Newest first. */
  list: endpoint<{ query: PublicationsQuery; reply: Page<PublicationLine> }>('GET', '/api/dues/publications'),
  /** `dues:collect`. */
  draft: endpoint<{ query: { orgId: Id; year: number }; reply: PublicationDraft }>('GET', '/api/dues/publications/draft'),
  detail: endpoint<ById & { reply: Publication }>('GET', '/api/dues/publications/:id'),
  /** `dues:collect`; 409 when the books have changed since the draft was read. Every member of the branch gets a message. */
  publish: endpoint<{ body: PublishBody; reply: Publication }>('POST', '/api/dues/publications'),
  /** As the members read it, for the notice board. */
  print: endpoint<ById & { reply: PdfFile }>('GET', '/api/dues/publications/:id/print'),
  workbook: endpoint<ById & { reply: XlsxFile }>('GET', '/api/dues/publications/:id/workbook'),
  /** `dues:pay`. The running year when left out. */
  whereItWent: endpoint<{ query: { year?: number }; reply: WhereDuesWent }>('GET', '/api/dues/where-it-went'),
};
