import type { CaseAuthor } from './case-content';
import type { CaseDetail, CaseSummary } from './cases';
import type { CaseSectionKey } from './constants';
import { endpoint } from './endpoint';
import type { FileView } from './files';
import type { AdoptionLine, AdoptionSummary } from './adoptions';
import type { Id, IsoDate, IsoDateTime, Page, PageQuery } from './primitives';

/** A published case in a list. */
export interface LibraryCard extends CaseSummary {
  publishedAt: IsoDateTime;
  /** Branches that took it up, without cancelled ones. */
  adoptedCount: number;
  /** Of these, with a result that was confirmed. */
  confirmedCount: number;
  /** Among my favourites. */
  favourite: boolean;
}

export interface LibraryFilter {
  category?: string;
  /** The organisation and everything below. */
  orgId?: Id;
  tag?: string;
  /** First and last day of publication. */
  from?: IsoDate;
  to?: IsoDate;
  /** Only those that officers feature. */
  featured?: boolean;
}

export interface LibraryQuery extends PageQuery, LibraryFilter {}

export interface LibrarySearchQuery extends LibraryQuery {
  /** 1–60 characters; words separated by blanks must all occur. */
  q: string;
}

/** A run of text; hits are shown marked. */
export interface TextRun {
  text: string;
  hit: boolean;
}

/** The best place where all words stand: title before summary before text. */
export type MatchPlace = 'title' | 'summary' | 'text';

export interface SearchHit extends LibraryCard {
  place: MatchPlace;
  titleRuns: TextRun[];
  /** About 90 characters around the first hit outside the title, or the beginning of the summary. */
  snippetRuns: TextRun[];
}

export interface LibraryCategory {
  code: string;
  name: string;
  note: string;
  /** Published cases. */
  count: number;
}

export interface LibraryTag {
  tag: string;
  count: number;
}

export type LibraryAction = 'favourite' | 'adopt' | 'share' | 'poster' | 'share_groups';

export interface ReadingSection {
  key: CaseSectionKey;
  name: string;
  text: string;
}

/** A published case to read. */
export interface LibraryDetail extends Omit<LibraryCard, 'excerpt'> {
  summary: string;
  /** In reading order, empty ones left out. */
  sections: ReadingSection[];
  authors: CaseAuthor[];
  files: (FileView & { caption: string })[];
  cover: FileView | null;
  /** 字, as counted for the word limit. */
  wordCount: number;
  adoptions: AdoptionSummary;
  /** My branch's open or latest adoption; null when there is none. */
  myAdoption: AdoptionLine | null;
  /** Why adopting isn't offered, in words; null when it is. */
  adoptHint: string | null;
  related: LibraryCard[];
  allowedActions: LibraryAction[];
}

/** The library's first screen. */
export interface LibraryFront {
  categories: LibraryCategory[];
  cases: Page<LibraryCard>;
  /** Whether the reader writes cases of his own. */
  maySubmit: boolean;
}

/** A case's page, for readers and for those whom it is not published to yet. */
export interface CasePage {
  item: CaseDetail;
  /** What readers of a published case can do and see; null before publication and after withdrawal. */
  library: LibraryDetail | null;
}

export interface FavouriteState {
  favourite: boolean;
}

export const libraryApi = {
  /** Categories and the newest cases in one round trip; the list goes on with `list`. */
  front: endpoint<{ reply: LibraryFront }>('GET', '/api/library/front'),
  /** Problems: not_found for what the caller may not see. */
  page: endpoint<{ params: { id: Id }; reply: CasePage }>('GET', '/api/library/pages/:id'),
  /** Published cases, newest first. */
  list: endpoint<{ query: LibraryQuery; reply: Page<LibraryCard> }>('GET', '/api/library/cases'),
  /** Cases that hold all words: in the title first, then in the summary, then in the text; newest first within each. */
  search: endpoint<{ query: LibrarySearchQuery; reply: Page<SearchHit> }>('GET', '/api/library/search'),
  /** Categories with the number of their published cases. */
  categories: endpoint<{ reply: LibraryCategory[] }>('GET', '/api/library/categories'),
  /** The tags used most, at most 30. */
  tags: endpoint<{ reply: LibraryTag[] }>('GET', '/api/library/tags'),
  /** Problems: not_found for what isn't published. */
  detail: endpoint<{ params: { id: Id }; reply: LibraryDetail }>('GET', '/api/library/cases/:id'),
  /** Where the case was adopted and what came of it, newest first; cancelled ones are left out. */
  adoptions: endpoint<{ params: { id: Id }; query: PageQuery; reply: Page<AdoptionLine> }>('GET', '/api/library/cases/:id/adoptions'),
  /** Idempotent. */
  addFavourite: endpoint<{ params: { id: Id }; reply: FavouriteState }>('PUT', '/api/library/cases/:id/favourite'),
  /** Idempotent. */
  removeFavourite: endpoint<{ params: { id: Id }; reply: FavouriteState }>('DELETE', '/api/library/cases/:id/favourite'),
  /** Latest first; withdrawn cases are left out. */
  myFavourites: endpoint<{ query: PageQuery; reply: Page<LibraryCard> }>('GET', '/api/my/favourites'),
};
