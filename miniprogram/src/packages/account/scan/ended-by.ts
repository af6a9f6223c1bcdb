import { ProblemError } from '@/shared/request';
import type { EndedAs } from './ended';

/** What the server says of a code that nobody can answer any more. */
const ENDED_BY: Record<string, EndedAs> = { 'auth.scan_expired': 'expired', 'auth.scan_taken': 'taken', 'auth.scan_wechat_only': 'notWechat' };

/** Null for a failure after which the request still stands, e.g. without a network. */
export const endedBy = (error: unknown): EndedAs | null => (error instanceof ProblemError ? (ENDED_BY[error.code] ?? null) : null);
