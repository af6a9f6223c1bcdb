import { View } from '@tarojs/components';
import { marksOf } from '@xianfeng/client-core';
import { CASE_SECTIONS, CASE_SECTION_KEYS, type CasePart, type CaseSectionTexts } from '@xianfeng/shared-types';
import { a11y, RichParagraphs } from '@/shared/ui';
import './case-text.scss';

export interface CaseTextProps {
  summary: string;
  sections: CaseSectionTexts;
  /** Passages found elsewhere, marked in the text. */
  passages?: readonly { mine: string; part: CasePart }[];
}

/** Summary and sections in reading order; empty ones are left out. */
export function CaseText({ summary, sections, passages = [] }: CaseTextProps) {
  const marks = (part: CasePart, text: string) => marksOf(text, passages.filter((one) => one.part === part).map(({ mine }) => mine));
  return (
    <View className="case-text">
      {summary && (
        <View className="case-text__summary">
          <View className="case-text__summary-name">摘要</View>
          <RichParagraphs text={summary} marks={marks('summary', summary)} />
        </View>
      )}
      {CASE_SECTION_KEYS.filter((key) => sections[key].trim()).map((key) => (
        <View key={key}>
          <View className="case-text__heading" {...a11y('heading')}>{CASE_SECTIONS[key]}</View>
          <RichParagraphs text={sections[key]} marks={marks(key, sections[key])} />
        </View>
      ))}
    </View>
  );
}
