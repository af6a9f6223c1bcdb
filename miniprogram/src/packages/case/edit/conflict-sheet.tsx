import { View } from '@tarojs/components';
import { casesApi, type CaseContent, type DraftConflict, type Id } from '@xianfeng/shared-types';
import { useState } from 'react';
import type { PartNames } from '@/features/cases/model/content';
import { differingParts, mergeContent, suggestedPicks, type Picks } from '@/features/cases/model/merge';
import type { CaseEditor } from '@/features/cases/use-case-editor';
import { dateTimeText } from '@/shared/format';
import { useLoad } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Button, Loaded, NoticeBar, SectionTitle, Sheet } from '@/shared/ui';
import { PartPicker } from './part-picker';

interface ConflictSheetProps {
  open: boolean;
  caseId: Id;
  editor: CaseEditor;
  names: PartNames;
  onClose: () => void;
}

/** Two devices wrote the same draft: what only one of them changed is put together, the rest is chosen part by part. */
export function ConflictSheet({ open, ...rest }: ConflictSheetProps) {
  const { conflict } = rest.editor;
  return open && conflict ? <OpenSheet key={conflict.theirs.version} {...rest} conflict={conflict} /> : null;
}

function OpenSheet({ caseId, editor, names, conflict, onClose }: Omit<ConflictSheetProps, 'open'> & { conflict: DraftConflict }) {
  const { version, deviceLabel, savedBy, savedAt } = conflict.theirs;
  const theirs = useLoad(() => call(casesApi.revision, { params: { id: caseId, version } }), [caseId, version]);
  const [chosen, setChosen] = useState<Picks>({});
  const parts = theirs.data ? differingParts(editor.content, theirs.data) : [];
  const picks = { ...suggestedPicks(parts, conflict), ...chosen };
  const undecided = parts.filter((part) => !picks[part]).length;
  const clashing = parts.filter((part) => conflict.clashing.includes(part));
  const others = parts.filter((part) => !conflict.clashing.includes(part));

  const picker = (content: CaseContent, shown: typeof parts) => (
    <PartPicker
      mine={editor.content}
      theirs={content}
      parts={shown}
      picks={picks}
      sides={{ mine: '这台设备', theirs: deviceLabel }}
      names={names}
      onPick={(part, side) => setChosen({ ...chosen, [part]: side })}
    />
  );
  const footer = (
    <Button block kind="primary" disabled={!theirs.data || undecided > 0} loading={editor.merging} onClick={() => theirs.data && void editor.merge(mergeContent(editor.content, theirs.data, picks))}>
      {undecided > 0 ? `还有 ${undecided} 处请选择` : '合并保存'}
    </Button>
  );
  return (
    <Sheet open title="合并两份草稿" onClose={onClose} footer={footer}>
      <View className="compare">
        <NoticeBar tone="blue">{`${savedBy}于 ${dateTimeText(savedAt)} 在“${deviceLabel}”上也改了这篇草稿。合并前的两份都会留在历史版本里，随时可以取回。`}</NoticeBar>
        <Loaded state={theirs}>
          {(content) => (
            <>
              {clashing.length > 0 && <SectionTitle title="两边都改了，请选择" />}
              {picker(content, clashing)}
              {others.length > 0 && <SectionTitle title="只有一边改了，已选好" />}
              {picker(content, others)}
            </>
          )}
        </Loaded>
      </View>
    </Sheet>
  );
}
