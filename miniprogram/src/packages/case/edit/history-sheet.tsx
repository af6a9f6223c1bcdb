import { View } from '@tarojs/components';
import { casesApi, type CaseRevision, type Id } from '@xianfeng/shared-types';
import { useState } from 'react';
import { partNames, type PartNames } from '@/features/cases/model/content';
import { differingParts, mergeContent, type Picks } from '@/features/cases/model/merge';
import type { CaseEditor } from '@/features/cases/use-case-editor';
import { dateTimeText } from '@/shared/format';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Button, EmptyState, ListRow, Loaded, Sheet } from '@/shared/ui';
import { PartPicker } from './part-picker';

interface HistorySheetProps {
  open: boolean;
  caseId: Id;
  editor: CaseEditor;
  names: PartNames;
  onClose: () => void;
}

/** Every version of the draft that was kept; parts of an earlier one can be taken back. */
export const HistorySheet = (props: HistorySheetProps) => (props.open ? <OpenSheet {...props} /> : null);

function OpenSheet({ caseId, editor, names, onClose }: HistorySheetProps) {
  const [looking, setLooking] = useState<CaseRevision | null>(null);
  const revisions = useLoad(() => call(casesApi.revisions, { params: { id: caseId } }), [caseId]);
  if (looking) return <RevisionSheet revision={looking} caseId={caseId} editor={editor} names={names} onClose={() => setLooking(null)} />;
  return (
    <Sheet open title="历史版本" onClose={onClose}>
      <Loaded state={revisions} empty={{ icon: 'clock', title: '还没有历史版本' }}>
        {(rows) => rows.map((row) => (
          <ListRow
            key={row.version}
            title={dateTimeText(row.savedAt)}
            note={[`${row.savedBy} · ${row.deviceLabel}`, row.changedParts.length > 0 && `改了：${partNames(row.changedParts)}`].filter(Boolean).join('，')}
            onClick={() => setLooking(row)}
          />
        ))}
      </Loaded>
    </Sheet>
  );
}

function RevisionSheet({ revision, caseId, editor, names, onClose }: Omit<HistorySheetProps, 'open'> & { revision: CaseRevision }) {
  const then = useLoad(() => call(casesApi.revision, { params: { id: caseId, version: revision.version } }), [caseId, revision.version]);
  const [picks, setPicks] = useState<Picks>({});
  const parts = then.data ? differingParts(editor.content, then.data) : [];
  const taken = parts.filter((part) => picks[part] === 'theirs').length;
  const footer = parts.length > 0 && (
    <Button block kind="primary" disabled={taken === 0} loading={editor.merging} onClick={() => then.data && void editor.merge(mergeContent(editor.content, then.data, picks))}>
      {taken === 0 ? '点选要取回的部分' : `取回 ${taken} 处`}
    </Button>
  );
  return (
    <Sheet open title={dateTimeText(revision.savedAt)} onClose={onClose} footer={footer}>
      <Loaded state={then}>
        {(content) => (parts.length === 0 ? <EmptyState icon="check-circle" title="与现在的内容相同" /> : (
          <View className="compare">
            <PartPicker
              mine={editor.content}
              theirs={content}
              parts={parts}
              picks={Object.fromEntries(parts.map((part) => [part, picks[part] ?? 'mine']))}
              sides={{ mine: '现在', theirs: '这个版本' }}
              names={names}
              onPick={(part, side) => setPicks({ ...picks, [part]: side })}
            />
          </View>
        ))}
      </Loaded>
    </Sheet>
  );
}
