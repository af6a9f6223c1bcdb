/** ULID made by the application, 26 characters. */
export type Id = string;
/** Business date 'YYYY-MM-DD' in Asia/Shanghai. */
export type IsoDate = string;
/** Business month 'YYYY-MM' in Asia/Shanghai. */
export type IsoMonth = string;
/** Instant as ISO 8601 with offset Z and milliseconds. */
export type IsoDateTime = string;
/** Money in integer 分. */
export type Fen = number;

/** Query part of every paged list. */
export interface PageQuery {
  /** Opaque cursor from the previous page's `next`; absent for the first page. */
  cursor?: string;
  /** Rows wanted, 1–100; default 20. */
  limit?: number;
}

/** One page of a list in a stable order. */
export interface Page<T> {
  items: T[];
  /** Cursor of the following page; null on the last one. */
  next: string | null;
}

/** A field of the request that is wrong, and how to put it right. */
export interface FieldError {
  /** Path into the request, e.g. `sections.0.text`. */
  path: string;
  /** What is wrong and how to fix it, in Chinese. */
  message: string;
}

/** RFC 9457 problem details, served as application/problem+json. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /** Stable code, a key of PROBLEMS. */
  code: string;
  detail?: string;
  /** Request id, to be quoted to the help desk. */
  instance?: string;
  errors?: FieldError[];
  /** Facts a client needs to go on, e.g. the current version after a conflict. */
  meta?: Record<string, unknown>;
}

/** Reply of commands that have nothing else to say. */
export interface Done {
  ok: true;
}
