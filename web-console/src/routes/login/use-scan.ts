import { consoleAuthApi, type ConsoleLogin, type ScanProgress, type ScanTicket } from '@xianfeng/shared-types';
import { useEffect, useRef, useState } from 'react';
import { callPublic, messageOf, NetworkError } from '@/shared/api';

export type ScanState =
  | { stage: 'asking' }
  | { stage: 'waiting'; ticket: ScanTicket }
  | { stage: 'scanned'; ticket: ScanTicket; maskedName: string }
  | { stage: 'ended'; words: string };

const PAUSE_MS = 3_000;
const pause = (ms: number) => new Promise((resolve) => window.setTimeout(resolve, ms));

/** Asks for a code and follows what the phone does with it, until it lets this browser in, refuses, or the code expires. */
export function useScan(onLogin: (login: ConsoleLogin) => void): { state: ScanState; again: () => void } {
  const [state, setState] = useState<ScanState>({ stage: 'asking' });
  const [round, setRound] = useState(0);
  const latest = useRef(onLogin);
  latest.current = onLogin;

  useEffect(() => {
    let left = false;
    const tell = (next: ScanState) => {
      if (!left) setState(next);
    };

    const follow = async (ticket: ScanTicket) => {
      for (let seen: 'waiting' | 'scanned' = 'waiting'; !left; ) {
        const progress: ScanProgress | null = await callPublic(consoleAuthApi.pollScan, { params: { id: ticket.id }, body: { secret: ticket.secret, seen } }).catch(async (error: unknown) => {
          // A poll that got lost is no reason to give up the code.
          if (!(error instanceof NetworkError)) throw error;
          await pause(PAUSE_MS);
          return null;
        });
        if (left || progress === null) continue;
        if (progress.status === 'confirmed') return latest.current(progress.login);
        if (progress.status === 'refused') return tell({ stage: 'ended', words: '手机上已拒绝本次登录' });
        if (progress.status === 'expired') return tell({ stage: 'ended', words: '二维码已过期' });
        if (progress.status === 'scanned') tell({ stage: 'scanned', ticket, maskedName: progress.maskedName });
        seen = progress.status;
      }
    };

    const run = async () => {
      tell({ stage: 'asking' });
      try {
        const ticket = await callPublic(consoleAuthApi.askScan);
        tell({ stage: 'waiting', ticket });
        await follow(ticket);
      } catch (error) {
        tell({ stage: 'ended', words: messageOf(error) });
      }
    };
    void run();
    return () => {
      left = true;
    };
  }, [round]);

  return { state, again: () => setRound((before) => before + 1) };
}
