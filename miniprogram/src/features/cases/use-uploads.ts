import { filesApi, type FileKind, type FileView } from '@xianfeng/shared-types';
import { useRef, useState } from 'react';
import type { ChosenFile } from '@/shared/platform';
import { messageOf, upload } from '@/shared/request';

/** A file on its way. */
export interface Upload {
  key: string;
  kind: FileKind;
  file: ChosenFile;
  percent: number;
  /** Why it did not arrive; null while it is being sent. */
  failure: string | null;
}

export interface Uploads {
  rows: Upload[];
  start(kind: FileKind, files: ChosenFile[]): void;
  retry(key: string): void;
  remove(key: string): void;
}

/** Sends files one after another: a phone's uplink is narrow, and the first ones are safe sooner. */
export function useUploads(onArrived: (file: FileView) => void): Uploads {
  const [rows, setRows] = useState<Upload[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const arrived = useRef(onArrived);
  arrived.current = onArrived;
  const serial = useRef(0);

  const patch = (key: string, change: Partial<Upload>) => setRows((before) => before.map((row) => (row.key === key ? { ...row, ...change } : row)));
  const remove = (key: string) => setRows((before) => before.filter((row) => row.key !== key));

  const send = async ({ key, kind, file }: Upload): Promise<void> => {
    try {
      const view = await upload(filesApi.upload, file, { onProgress: (percent) => patch(key, { percent }) });
      if (view.kind === kind) {
        arrived.current(view);
        remove(key);
      } else {
        patch(key, { failure: kind === 'image' ? '不是图片，请从附件上传' : '是图片，请从图片上传' });
      }
    } catch (error) {
      patch(key, { failure: messageOf(error) });
    }
  };
  const enqueue = (row: Upload) => {
    queue.current = queue.current.then(() => send(row));
  };

  return {
    rows,
    remove,
    start(kind, files) {
      const added = files.map((file): Upload => ({ key: String(++serial.current), kind, file, percent: 0, failure: null }));
      setRows((before) => [...before, ...added]);
      added.forEach(enqueue);
    },
    retry(key) {
      const row = rows.find((one) => one.key === key);
      if (!row) return;
      patch(key, { failure: null, percent: 0 });
      enqueue(row);
    },
  };
}
