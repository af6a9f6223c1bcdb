import { View } from '@tarojs/components';
import { CASE_PARTS, casesApi, type CaseCategory, type CaseContent, type CaseDraft, type CasePart, type DraftConflict } from '@xianfeng/shared-types';
import { useState } from 'react';
import { partNames, partText } from '@/features/cases/model/content';
import type { CaseEditor } from '@/features/cases/use-case-editor';
import { dateTimeText } from '@/shared/format';
import { useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Button, NoticeBar, SectionTitle, Sheet } from '@/shared/ui';

export interface ConflictSheetProps {
  open: boolean;
  editor: CaseEditor;
  draft: CaseDraft;
  categories: CaseCategory[];
  onClose: () => void;
}

/** The parts either side changed, those of both first. */
const partsOf = ({ mine, theirs, clashing }: DraftConflict): CasePart[] => [...new Set([...clashing, ...mine.changedParts, ...theirs.changedParts])];

/** Both devices' versions, and where they differ. */
export function ConflictSheet({ open, editor, draft, categories, onClose }: ConflictSheetProps) {
  const [theirText, setTheirText] = useState<CaseContent | null>(null);
  const { conflict, content } = editor;
  const compare = useMutation((_key, version: number) => call(casesApi.revision, { params: { id: draft.id, version } }), { onDone: setTheirText });
  const choose = (choice: 'mine' | 'theirs') => {
    editor.resolve(choice);
    setTheirText(null);
    onClose();
  };
  const names = {
    category: (code: string) => categories.find((one) => one.code === code)?.name ?? code,
    author: (id: string) => draft.authors.find(({ memberId }) => memberId === id)?.name ?? '其他作者',
  };
  const footer = (
    <>
      <Button block loading={editor.resolving} onClick={() => choose('theirs')}>用对方的</Button>
      <Button block kind="primary" loading={editor.resolving} onClick={() => choose('mine')}>用我的</Button>
    </>
  );
  return (
    <Sheet open={open} title="两台设备都改了" onClose={onClose} footer={footer}>
      {conflict && (
        <View className="edit__sheet">
          <View className="edit__side">
            <View>{`我的 · ${conflict.mine.deviceLabel}`}</View>
            <View className="edit__side-name">{`改了：${partNames(conflict.mine.changedParts) || '无'}`}</View>
          </View>
          <View className="edit__side">
            <View>{`对方 · ${conflict.theirs.deviceLabel} · ${conflict.theirs.savedBy}`}</View>
            <View className="edit__side-name">{`${dateTimeText(conflict.theirs.savedAt)}，改了：${partNames(conflict.theirs.changedParts) || '无'}`}</View>
          </View>
          <NoticeBar tone="blue">用我的：对方的一份仍保留在历史版本里。用对方的：放弃这台设备上还没保存的改动。</NoticeBar>
          {!theirText && <Button block loading={compare.running} onClick={() => void compare.run(conflict.theirs.version)}>查看差异</Button>}
          {theirText && partsOf(conflict).filter((part) => partText(content, part, names) !== partText(theirText, part, names)).map((part) => (
            <View key={part}>
              <SectionTitle title={conflict.clashing.includes(part) ? `${CASE_PARTS[part]}（两边都改了）` : CASE_PARTS[part]} />
              <View className="edit__side"><View className="edit__side-name">我的</View><View className="edit__side-text">{partText(content, part, names) || '（空）'}</View></View>
              <View className="edit__side"><View className="edit__side-name">对方</View><View className="edit__side-text">{partText(theirText, part, names) || '（空）'}</View></View>
            </View>
          ))}
        </View>
      )}
    </Sheet>
  );
}
