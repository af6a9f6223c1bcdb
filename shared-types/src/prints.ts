import { endpoint } from './endpoint';
import type { Id } from './primitives';

/** A PDF as the body of the reply: A4, fonts embedded. */
export type PdfFile = unknown;

export interface PrintRosterBody {
  orgId: Id;
  /** Also the organisations below. */
  subtree: boolean;
  /** Masked phone numbers as a column. */
  phones: boolean;
  /** Kept in the audit log. */
  reason: string;
}

export const printsApi = {
  /** As an official document (GB/T 9704), as far as the caller may read it. */
  bulletin: endpoint<{ params: { id: Id }; reply: PdfFile }>('GET', '/api/bulletins/:id/print'),
  /** A case that the caller may read, with its authors and adoptions. */
  case: endpoint<{ params: { id: Id }; reply: PdfFile }>('GET', '/api/cases/:id/print'),
  /** Members of an organisation. Audited with the reason; at most 2,000 members. */
  roster: endpoint<{ body: PrintRosterBody; reply: PdfFile }>('POST', '/api/members/print'),
};
