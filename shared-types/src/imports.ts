import { endpoint } from './endpoint';
import type { Id, IsoDateTime, Page, PageQuery } from './primitives';

/** checking: dry run; ready: may be committed; failed: the file or the run is unusable, see `failure`. */
export type ImportState = 'checking' | 'ready' | 'committing' | 'done' | 'failed';

export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
  /** Rows with problems; never written. */
  failed: number;
}

/** One upload of a roster. While ready, the counts say what a commit would do; when done, what it did. */
export interface ImportView {
  id: Id;
  fileName: string;
  state: ImportState;
  /** Rows worked through in the current step, and all rows; total is null until it is known. */
  progress: { processed: number; total: number | null };
  counts: ImportCounts;
  /** Why the whole file failed, in Chinese. */
  failure: string | null;
  createdAt: IsoDateTime;
  finishedAt: IsoDateTime | null;
}

/** One wrong cell. */
export interface ImportProblem {
  row: number;
  /** As Excel names it, e.g. `名册!C17`. */
  cell: string;
  /** Column heading. */
  field: string;
  /** What the cell holds, personal data masked. */
  value: string;
  /** What is wrong. */
  reason: string;
  /** How to put it right. */
  fix: string;
}

/** What a commit would write for one row. */
export interface ImportChange {
  row: number;
  kind: 'create' | 'update';
  name: string;
  /** The branch that the member will be in. */
  orgName: string;
  /** Columns that will read otherwise, personal data masked; none for a new member. */
  fields: { field: string; from: string; to: string }[];
}

export interface CommitImportBody {
  /** Write the good rows and leave the bad ones out; else a file with bad rows is refused (import.has_errors). */
  skipBadRows: boolean;
}

export interface ExportMembersBody {
  /** Default: everything in the caller's export scope. */
  orgId?: Id;
  /** Full ID numbers, phones and addresses, which makes the file importable; else they are masked. */
  sensitive: boolean;
  /** Kept in the audit log. */
  reason: string;
}

/** An .xlsx file as the body of the reply. */
export type XlsxFile = unknown;

export const importsApi = {
  /** Empty roster with drop-down lists, notes and an example sheet. */
  template: endpoint<{ reply: XlsxFile }>('GET', '/api/imports/template'),
  /** multipart/form-data with one `file`; the dry run starts at once. Problems: import.file, file.size. */
  upload: endpoint<{ reply: ImportView }>('POST', '/api/imports'),
  /** The caller's own uploads, newest first. */
  list: endpoint<{ query: PageQuery; reply: Page<ImportView> }>('GET', '/api/imports'),
  detail: endpoint<{ params: { id: Id }; reply: ImportView }>('GET', '/api/imports/:id'),
  /** `limit` counts rows; a row may have several problems. */
  problems: endpoint<{ params: { id: Id }; query: PageQuery; reply: Page<ImportProblem> }>('GET', '/api/imports/:id/problems'),
  /** The bad rows as they were, with the problems beside them: mend it and upload it again. */
  problemsFile: endpoint<{ params: { id: Id }; reply: XlsxFile }>('GET', '/api/imports/:id/problems.xlsx'),
  /** While the import is ready: who will be added, and what will read otherwise of whom. In the order of the file. */
  changes: endpoint<{ params: { id: Id }; query: PageQuery; reply: Page<ImportChange> }>('GET', '/api/imports/:id/changes'),
  /** Idempotent. Problems: import.has_errors, conflict.state. */
  commit: endpoint<{ params: { id: Id }; body: CommitImportBody; reply: ImportView }>('POST', '/api/imports/:id/commit'),
  /** The roster in the import's own format. Audited. */
  exportMembers: endpoint<{ body: ExportMembersBody; reply: XlsxFile }>('POST', '/api/members/export'),
};
