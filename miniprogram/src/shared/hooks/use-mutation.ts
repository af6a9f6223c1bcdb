import { useCallback, useRef, useState } from 'react';
import { messageOf, ProblemError, randomKey, SignInRequiredError } from '../request';
import { toast } from '../ui/toast';

export interface Mutation<Args extends unknown[], T> {
  /** Runs the work; null when it failed or is running already. */
  run(...args: Args): Promise<T | null>;
  running: boolean;
  /** Message per field of the last 422, for `<FormField error={…}>`. */
  fieldErrors: Record<string, string>;
}

export interface MutationOptions<T> {
  onDone?: (result: T) => void;
  /** Returns true when it has dealt with the error; otherwise a toast tells the user. */
  onError?: (error: unknown) => boolean | void;
}

/**
 * A change on the server: a second tap while it runs does nothing, errors are shown. `work` gets the idempotency key
 * first; the key stays the same until the work succeeds or its arguments change, so that trying again after a lost answer does not do it twice.
 */
export function useMutation<Args extends unknown[], T>(
  work: (idempotencyKey: string, ...args: Args) => Promise<T>,
  { onDone, onError }: MutationOptions<T> = {},
): Mutation<Args, T> {
  const [running, setRunning] = useState(false);
  const [fieldErrors, setFieldErrors] = useState<Record<string, string>>({});
  const busy = useRef(false);
  const attempt = useRef<{ key: string; args: string } | null>(null);

  const run = async (...args: Args): Promise<T | null> => {
    if (busy.current) return null;
    busy.current = true;
    const fingerprint = JSON.stringify(args);
    if (attempt.current?.args !== fingerprint) attempt.current = { key: randomKey(), args: fingerprint };
    setRunning(true);
    setFieldErrors({});
    try {
      const result = await work(attempt.current.key, ...args);
      attempt.current = null;
      onDone?.(result);
      return result;
    } catch (error) {
      report(error);
      return null;
    } finally {
      busy.current = false;
      setRunning(false);
    }
  };

  const report = (error: unknown) => {
    if (error instanceof ProblemError) setFieldErrors(Object.fromEntries(error.fields.map(({ path, message }) => [path, message])));
    if (error instanceof SignInRequiredError || onError?.(error)) return;
    toast.error(messageOf(error));
  };

  const latest = useRef(run);
  latest.current = run;
  return { run: useCallback((...args: Args) => latest.current(...args), []), running, fieldErrors };
}
