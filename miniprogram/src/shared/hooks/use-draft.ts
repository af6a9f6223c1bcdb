import { useCallback, useEffect, useRef, useState } from 'react';
import { messageOf, NetworkError } from '../request';
import { storage } from '../storage';

/** Typing pauses this long before the draft goes to the server. */
const SERVER_DELAY_MS = 1_500;
/** Without a network it is tried again this often. */
const RETRY_MS = 10_000;

export type DraftStatus = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed';

export interface DraftOptions<T> {
  /** Name in the device's storage, e.g. `case-draft:01H…`; every keystroke is kept there. */
  name: string;
  /** Sends the whole draft; rejects when it did not arrive. A caller that meets a conflict deals with it and resolves. */
  save: (value: T) => Promise<void>;
}

export interface Draft<T> {
  /** Text that a lost network or a killed app left on this device; null when all of it reached the server. */
  unsent: T | null;
  /** Keeps the value on the device now and on the server soon. */
  change(value: T): void;
  /** Sends what is pending now, e.g. before submitting; false when it could not be sent. */
  flush(): Promise<boolean>;
  /** Forgets what is on the device: submitted, or the server's version was chosen. */
  discard(): void;
  status: DraftStatus;
  /** Why the last attempt failed, in Chinese. */
  failure: string | null;
}

/** Saves a form while it is being filled in. Saves never overlap, and the latest value is always the last one sent. */
export function useDraft<T>({ name, save }: DraftOptions<T>): Draft<T> {
  const key = `draft:${name}`;
  const [unsent] = useState(() => storage.get<T>(key));
  const [status, setStatus] = useState<DraftStatus>('clean');
  const [failure, setFailure] = useState<string | null>(null);
  const pending = useRef<{ value: T } | null>(null);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const send = useRef(save);
  send.current = save;
  const later = useRef<(delayMs: number) => void>(() => undefined);

  const drain = useCallback(async (): Promise<boolean> => {
    while (pending.current) {
      const attempt = pending.current;
      setStatus('saving');
      try {
        await send.current(attempt.value);
      } catch (error) {
        setStatus('failed');
        setFailure(messageOf(error));
        if (error instanceof NetworkError) later.current(RETRY_MS);
        return false;
      }
      if (pending.current === attempt) {
        pending.current = null;
        storage.remove(key);
      }
    }
    setStatus('saved');
    setFailure(null);
    return true;
  }, [key]);

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    if (!pending.current && !running.current) return Promise.resolve(true);
    running.current ??= drain().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [drain]);

  later.current = (delayMs) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), delayMs);
  };

  const change = useCallback((value: T) => {
    pending.current = { value };
    storage.set(key, value);
    setStatus('dirty');
    later.current(SERVER_DELAY_MS);
  }, [key]);

  const discard = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = null;
    storage.remove(key);
    setStatus('clean');
  }, [key]);

  useEffect(() => () => {
    void flush();
    // The page is gone: what could not be sent stays on the device as `unsent`.
    later.current = () => undefined;
  }, [flush]);
  return { unsent, change, flush, discard, status, failure };
}
