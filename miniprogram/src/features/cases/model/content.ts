import { CASE_PARTS, CASE_SECTION_KEYS, countWords, type CaseContent, type CasePart, type CaseSectionTexts } from '@xianfeng/shared-types';

/** Words for what a text holds as codes. */
export interface PartNames {
  category(code: string): string;
  author(id: string): string;
}

/** The text of one part in words, to lay two versions side by side. */
export function partText(content: CaseContent, part: CasePart, names: PartNames): string {
  switch (part) {
    case 'title':
    case 'summary':
    case 'publicDigest':
      return content[part];
    case 'category':
      return content.categoryCode ? names.category(content.categoryCode) : '';
    case 'tags':
      return content.tags.join('、');
    case 'authors':
      return content.authorIds.map(names.author).join('、');
    case 'visibility':
      return content.visibility === 'public' ? '公开摘要' : '仅限党员';
    case 'cover':
      return content.coverFileId ? '有封面' : '无封面';
    case 'files': {
      const images = content.files.filter(({ kind }) => kind === 'image');
      const captions = images.map(({ caption }) => caption).filter(Boolean);
      return `图片 ${images.length} 张${captions.length > 0 ? `（${captions.join('、')}）` : ''}，附件 ${content.files.length - images.length} 个`;
    }
    case 'pledge':
      return content.pledge ? '已承诺' : '未承诺';
    default:
      return content.sections[part];
  }
}

/** Words of the sections that count towards the limit; the appendix does not. */
export const totalWords = (sections: CaseSectionTexts): number =>
  CASE_SECTION_KEYS.filter((key) => key !== 'appendix').reduce((sum, key) => sum + countWords(sections[key]), 0);

export const partNames = (parts: readonly CasePart[]): string => parts.map((part) => CASE_PARTS[part]).join('、');

const TAGS_MAX = 8;
const TAG_LENGTH = 20;

/** Adds what was typed, split at blanks, commas and #; the server folds spellings. */
export function addTags(tags: readonly string[], typed: string): string[] {
  const wanted = typed.split(/[\s,，、;；#＃]+/).map((tag) => Array.from(tag).slice(0, TAG_LENGTH).join('')).filter(Boolean);
  return [...new Set([...tags, ...wanted])].slice(0, TAGS_MAX);
}
