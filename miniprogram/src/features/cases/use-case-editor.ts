import { casesApi, type CaseContent, type CaseDraft, type DraftConflict, type IsoDateTime } from '@xianfeng/shared-types';
import { useEffect, useRef, useState } from 'react';
import { useDraft, useMutation, type Draft } from '@/shared/hooks';
import { call, ProblemError } from '@/shared/request';
import { deviceLabel } from './device-label';

/** What the device keeps of a text that has not reached the server. */
interface LocalDraft {
  content: CaseContent;
  /** The version it was written on. */
  baseVersion: number;
}

export interface CaseEditor extends Pick<Draft<LocalDraft>, 'status' | 'failure' | 'flush' | 'discard'> {
  /** What the fields begin with; typing is never written back into them. */
  initial: CaseContent;
  content: CaseContent;
  /** The text came from this device and not from the server. */
  recovered: boolean;
  savedAt: IsoDateTime;
  change(patch: Partial<CaseContent> | ((now: CaseContent) => Partial<CaseContent>)): void;
  /** Another device saved meanwhile; nothing has been overwritten. */
  conflict: DraftConflict | null;
  resolve(choice: 'mine' | 'theirs'): void;
  resolving: boolean;
}

const conflictOf = (error: unknown): DraftConflict | null =>
  error instanceof ProblemError && error.code === 'conflict.version' && 'theirs' in error.meta ? (error.meta as unknown as DraftConflict) : null;

/** A draft that saves itself while it is written. `onReplaced` gets the server's draft when the user chose the other device's. */
export function useCaseEditor(draft: CaseDraft, onReplaced: (draft: CaseDraft) => void): CaseEditor {
  const { id } = draft;
  const base = useRef(draft.version);
  const latest = useRef(draft.content);
  const keep = useRef<(value: LocalDraft) => void>(() => undefined);
  const [savedAt, setSavedAt] = useState(draft.savedAt);
  const [conflict, setConflict] = useState<DraftConflict | null>(null);

  const local = useDraft<LocalDraft>({
    name: `case:${id}`,
    save: async ({ content }) => {
      try {
        const reply = await call(casesApi.saveDraft, { params: { id }, body: { baseVersion: base.current, deviceLabel: deviceLabel(), content } });
        saved(reply.version, reply.savedAt, content);
      } catch (error) {
        setConflict(conflictOf(error));
        throw error;
      }
    },
  });
  keep.current = local.change;

  /** What was typed while the save was under way stands on the new version, also on the device. */
  const saved = (version: number, at: IsoDateTime, sent: CaseContent) => {
    base.current = version;
    setSavedAt(at);
    setConflict(null);
    if (latest.current !== sent) keep.current({ content: latest.current, baseVersion: version });
  };

  const [start] = useState<LocalDraft>(() => local.unsent ?? { content: draft.content, baseVersion: draft.version });
  const [content, setContent] = useState(start.content);
  useEffect(() => {
    if (start.content === draft.content) return;
    base.current = start.baseVersion;
    latest.current = start.content;
    keep.current(start);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, for what an earlier visit left on the device
  }, []);

  const resolution = useMutation(
    async (_key, choice: 'mine' | 'theirs', theirVersion: number) => {
      const sent = latest.current;
      const body = choice === 'mine' ? { choice, theirVersion, deviceLabel: deviceLabel(), content: sent } : { choice, theirVersion };
      const reply = await call(casesApi.resolveDraft, { params: { id }, body });
      local.discard();
      if (choice === 'theirs') onReplaced(reply);
      else saved(reply.version, reply.savedAt, sent);
    },
    {
      onError: (error) => {
        const again = conflictOf(error);
        if (again) setConflict(again);
        return again !== null;
      },
    },
  );

  return {
    initial: start.content, content, recovered: start.content !== draft.content, savedAt, conflict,
    status: local.status, failure: local.failure, flush: local.flush, discard: local.discard,
    change(patch) {
      latest.current = { ...latest.current, ...(typeof patch === 'function' ? patch(latest.current) : patch) };
      setContent(latest.current);
      local.change({ content: latest.current, baseVersion: base.current });
    },
    resolve: (choice) => {
      if (conflict) void resolution.run(choice, conflict.theirs.version);
    },
    resolving: resolution.running,
  };
}
