import { QueryFailedError } from 'typeorm';

/** As fastify wants it. */
export type LoggedError = {
  [key: string]: unknown;
  type: string;
  message: string;
  stack: string;
  code?: string;
  /** The statement with its placeholders. */
  sql?: string;
  cause?: LoggedError;
};

/** What databases quote from the values they were given: Duplicate entry '…', Incorrect string value: '…'. */
const QUOTED_VALUE = /\b(entry|value:?) '(?:[^'\\]|\\.)*'/gi;
const withoutValues = (text: string): string => text.replace(QUOTED_VALUE, "$1 '…'");

/**
 * An error as the log has it. By default every property is written, and those of a failed statement are its parameters and its text
 * with the values in it: names, phones and whatever else a row holds.
 */
export function errorForLog(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutValues(String(error)), stack: '' };
  const { code } = error as { code?: unknown };
  return {
    type: error.constructor.name,
    message: withoutValues(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    stack: withoutValues(error.stack ?? ''),
    ...(error instanceof QueryFailedError ? { sql: error.query } : {}),
    ...(error.cause ? { cause: errorForLog(error.cause) } : {}),
  };
}
