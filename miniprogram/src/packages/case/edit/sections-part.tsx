import { Text, View } from '@tarojs/components';
import { CASE_SECTIONS, CASE_SECTION_KEYS, countWords, type CaseSectionKey, type CaseSettings } from '@xianfeng/shared-types';
import { totalWords } from '@/features/cases/model/content';
import type { CaseEditor } from '@/features/cases/use-case-editor';
import { Card, FormField, SectionTitle, TextArea } from '@/shared/ui';

const HINTS: Record<CaseSectionKey, string> = {
  background: '遇到什么问题，为什么要做',
  practice: '怎么做的，谁参与，关键步骤和办法',
  effect: '前后对比，尽量给出数字和来源',
  insight: '别的支部照着做要注意什么',
  appendix: '制度、表格、数据来源，不计入字数',
};

/** The five sections with their counters. */
export function SectionsPart({ editor: { initial, content, change }, settings }: { editor: CaseEditor; settings: CaseSettings }) {
  const total = totalWords(content.sections);
  const outside = total < settings.totalMin.value || total > settings.totalMax.value;
  return (
    <>
      <SectionTitle title="正文" />
      <Card>
        {CASE_SECTION_KEYS.map((key) => (
          <FormField key={key} label={CASE_SECTIONS[key]} required={key !== 'appendix'}>
            <TextArea
              rows={key === 'practice' ? 8 : 5}
              min={key === 'appendix' ? undefined : settings.sectionMin.value}
              count={countWords}
              initial={initial.sections[key]}
              placeholder={HINTS[key]}
              label={CASE_SECTIONS[key]}
              onChange={(text) => change((now) => ({ sections: { ...now.sections, [key]: text } }))}
            />
          </FormField>
        ))}
        <View className={outside ? 'edit__total edit__total--outside' : 'edit__total'}>
          <Text>{`正文共 ${total} 字`}</Text>
          <Text>{`要求 ${settings.totalMin.value}–${settings.totalMax.value} 字`}</Text>
        </View>
      </Card>
    </>
  );
}
