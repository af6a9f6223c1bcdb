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
  /** Saves a text put together from this one and another version, and hands it on as the new draft. This one stays among the versions. */
  merge(merged: CaseContent): Promise<unknown>;
  merging: boolean;
}

/** Names a version of its own: the server joins saves of one device that follow each other. */
const BEFORE_MERGE = '合并前';
const MERGED = '合并';

const conflictOf = (error: unknown): DraftConflict | null =>
  error instanceof ProblemError && error.code === 'conflict.version' && 'theirs' in error.meta ? (error.meta as unknown as DraftConflict) : null;

/** A draft that saves itself while it is written. `onReplaced` gets the server's draft when its text came from elsewhere too. */
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

  const sendAll = async () => {
    if (!(await local.flush())) throw new Error('what is typed could not be saved first');
  };
  const put = (content: CaseContent, theirVersion: number, name: string): Promise<CaseDraft> =>
    call(casesApi.resolveDraft, { params: { id }, body: { choice: 'mine', theirVersion, deviceLabel: `${deviceLabel()}·${name}`, content } });
  const merging = useMutation(
    async (_key, merged: CaseContent) => {
      // Mine goes on top of theirs before the merged text goes on top of both: whatever was chosen, neither is lost.
      if (!conflict) await sendAll();
      else if (base.current < conflict.theirs.version) base.current = (await put(latest.current, conflict.theirs.version, BEFORE_MERGE)).version;
      const reply = await put(merged, base.current, MERGED);
      local.discard();
      onReplaced(reply);
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
    merge: merging.run,
    merging: merging.running,
  };
}
