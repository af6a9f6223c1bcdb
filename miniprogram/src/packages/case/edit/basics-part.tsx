import { countWords, type CaseDraft } from '@xianfeng/shared-types';
import type { CaseBasics } from '@/features/cases/use-case-basics';
import type { CaseEditor } from '@/features/cases/use-case-editor';
import { Card, ChoiceRow, FormField, SectionTitle, TextArea } from '@/shared/ui';
import { AuthorsField } from './authors-field';
import { TagsField } from './tags-field';

export interface BasicsPartProps {
  editor: CaseEditor;
  draft: CaseDraft;
  basics: CaseBasics;
}

/** Title, category, authors, summary, tags. */
export function BasicsPart({ editor, draft, basics: { categories, settings } }: BasicsPartProps) {
  const { initial, content, change } = editor;
  const chosen = categories.find(({ code }) => code === content.categoryCode);
  const options = categories.filter(({ active, code }) => active || code === content.categoryCode).map(({ code, name }) => ({ key: code, text: name }));
  return (
    <>
      <SectionTitle title="基本信息" />
      <Card>
        <FormField label="标题" required hint="一句话说清做了什么、解决了什么">
          <TextArea rows={2} max={60} initial={initial.title} placeholder="例如：厅堂“红色窗口”让老年客户少跑一趟" label="标题" onChange={(title) => change({ title: title.replace(/\n/g, '') })} />
        </FormField>
        <AuthorsField editor={editor} draft={draft} />
        <FormField label="摘要" required>
          <TextArea rows={4} max={settings.summaryMax.value} count={countWords} initial={initial.summary} placeholder="背景、做法、成效各一两句，评审员和读者最先看到" label="摘要" onChange={(summary) => change({ summary })} />
        </FormField>
        <TagsField editor={editor} />
      </Card>
      <Card flush>
        <ChoiceRow title="分类" placeholder="请选择（必填）" options={options} value={content.categoryCode} onChange={(categoryCode) => change({ categoryCode })} />
      </Card>
      {chosen?.note && <Card>{`“${chosen.name}”收录：${chosen.note}`}</Card>}
    </>
  );
}
