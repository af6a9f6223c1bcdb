import { View } from '@tarojs/components';
import { casesApi, type CaseCheck, type CaseDraft } from '@xianfeng/shared-types';
import { useEffect, useRef, useState } from 'react';
import { useCaseEditor, type CaseEditor } from '@/features/cases/use-case-editor';
import type { CaseBasics } from '@/features/cases/use-case-basics';
import { useMutation } from '@/shared/hooks';
import { call } from '@/shared/request';
import { Button, Card, ListRow, NoticeBar, Page, Tabs } from '@/shared/ui';
import { BasicsPart } from './basics-part';
import { CheckSheet } from './check-sheet';
import { ConflictSheet } from './conflict-sheet';
import { FilesPart } from './files-part';
import { HistorySheet } from './history-sheet';
import { PARTS, stretchOf, useParts } from './parts';
import { PublicPart } from './public-part';
import { SaveStatus } from './save-status';
import { SectionsPart } from './sections-part';
import './edit.scss';

export interface CaseFormProps {
  draft: CaseDraft;
  basics: CaseBasics;
  /** Made by opening this page; goes again when nothing is written. */
  fresh: boolean;
  /** The user took the other device's version. */
  onReplaced: (draft: CaseDraft) => void;
}

/** Looking at the empty form leaves no draft behind; after the first keystroke nothing is ever removed. */
function useEmptyDraftRemoval(id: string, fresh: boolean, { content, initial }: CaseEditor): void {
  const empty = useRef(fresh);
  if (content !== initial) empty.current = false;
  useEffect(() => () => {
    if (empty.current) call(casesApi.remove, { params: { id } }).catch(() => undefined);
  }, [id]);
}

/** The whole case on one scroll, saved while it is written. */
export function CaseForm({ draft, basics, fresh, onReplaced }: CaseFormProps) {
  const editor = useCaseEditor(draft, onReplaced);
  useEmptyDraftRemoval(draft.id, fresh, editor);
  const { part, jump } = useParts();
  const [check, setCheck] = useState<CaseCheck | null>(null);
  const [comparing, setComparing] = useState(false);
  const [looking, setLooking] = useState(false);
  const { settings, categories } = basics;
  const names = {
    category: (code: string) => categories.find((one) => one.code === code)?.name ?? code,
    author: (id: string) => draft.authors.find(({ memberId }) => memberId === id)?.name ?? '其他作者',
  };

  const inspect = useMutation(async () => {
    if (await editor.flush()) setCheck(await call(casesApi.check, { params: { id: draft.id } }));
    else if (editor.conflict) setComparing(true);
  });

  const footer = (
    <>
      <SaveStatus editor={editor} onMerge={() => setComparing(true)} />
      <Button kind="primary" loading={inspect.running} onClick={() => void inspect.run()}>检查并提交</Button>
    </>
  );
  return (
    <Page footer={footer}>
      <View className="edit__tabs"><Tabs items={PARTS} current={part} onChange={jump} /></View>
      {draft.returnReason && <NoticeBar tone="red">{`退回意见：${draft.returnReason}`}</NoticeBar>}
      {editor.recovered && <NoticeBar tone="blue">已恢复上次未上传的内容</NoticeBar>}
      {editor.conflict && (
        <NoticeBar tone="gold" action="合并" onAction={() => setComparing(true)}>
          {`草稿已在“${editor.conflict.theirs.deviceLabel}”上修改，两份都还在`}
        </NoticeBar>
      )}
      <View id="part-basics" className="edit__part"><BasicsPart editor={editor} draft={draft} basics={basics} /></View>
      <View id="part-sections" className="edit__part"><SectionsPart editor={editor} settings={settings} /></View>
      <View id="part-files" className="edit__part"><FilesPart editor={editor} known={draft.files} settings={settings} /></View>
      <View id="part-public" className="edit__part"><PublicPart editor={editor} /></View>
      <Card flush><ListRow icon="clock" title="历史版本" note="保存过的内容都在，可以取回其中一部分" onClick={() => setLooking(true)} /></Card>
      <HistorySheet open={looking} caseId={draft.id} editor={editor} names={names} onClose={() => setLooking(false)} />
      <ConflictSheet open={comparing} caseId={draft.id} editor={editor} names={names} onClose={() => setComparing(false)} />
      <CheckSheet
        caseId={draft.id}
        check={check}
        limitPercent={settings.similarityPercent.value}
        onClose={() => setCheck(null)}
        onJump={(wrong) => {
          setCheck(null);
          jump(stretchOf(wrong));
        }}
        onSubmitted={editor.discard}
      />
    </Page>
  );
}
