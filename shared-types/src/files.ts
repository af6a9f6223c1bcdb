import type { SafetyState } from './constants';
import { endpoint } from './endpoint';
import type { Done, Id, IsoDateTime } from './primitives';

export type FileKind = 'image' | 'attachment';
/** Pictures have both, attachments the main one alone. */
export type FileVariant = 'main' | 'thumb';

/** An uploaded picture or attachment. Addresses are signed and end after an hour or so. */
export interface FileView {
  id: Id;
  kind: FileKind;
  /** Name to show and to save as. */
  name: string;
  mime: string;
  sizeBytes: number;
  /** Pixels; null for attachments. */
  width: number | null;
  height: number | null;
  safety: SafetyState;
  /** For pictures at most 2560 px a side, for attachments a download. */
  url: string;
  /** 640 × 512 px; null for attachments. */
  thumbUrl: string | null;
  uploadedAt: IsoDateTime;
}

/** Proof inside a signed address. */
export interface SignedFileQuery {
  /** Seconds since 1970 when the address ends. */
  e: string;
  s: string;
}

export const filesApi = {
  /** multipart/form-data with one field `file`. Problems: file.type, file.size. */
  upload: endpoint<{ reply: FileView }>('POST', '/api/files'),
  /** Fresh addresses of a file the caller may see. Problems: not_found. */
  detail: endpoint<{ params: { id: Id }; reply: FileView }>('GET', '/api/files/:id'),
  /** Removes an own upload that nothing uses. Problems: not_found, conflict.state. */
  remove: endpoint<{ params: { id: Id }; reply: Done }>('DELETE', '/api/files/:id'),
  /** The bytes; the signature is the right to see them. */
  content: endpoint<{ params: { id: Id; variant: FileVariant }; query: SignedFileQuery; reply: unknown }>('GET', '/api/files/:id/:variant'),
};
