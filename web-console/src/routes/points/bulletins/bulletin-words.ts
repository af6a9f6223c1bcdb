import { BULLETIN_ACTION_LABELS } from '@xianfeng/client-core';
import type { Bulletin, BulletinAction, BulletinItem, BulletinParagraph, EditBulletinBody } from '@xianfeng/shared-types';

/** What an editor may change; the figures come from the sealed month. */
export interface BulletinWords {
  title: string;
  paragraphs: BulletinParagraph[];
  items: Omit<BulletinItem, 'orgName'>[];
}

export const wordsOf = ({ title, paragraphs, items }: Pick<Bulletin, 'title' | 'paragraphs' | 'items'>): BulletinWords => ({
  title,
  paragraphs,
  items: items.map(({ orgId, problem, action, dueOn }) => ({ orgId, problem, action, dueOn })),
});

export const isChanged = (before: BulletinWords, after: BulletinWords): boolean => JSON.stringify(before) !== JSON.stringify(after);

export const bodyOf = (words: BulletinWords, version: number): EditBulletinBody => ({ ...words, version });

/** The bulletin as it would read with the words in the editor; rows that are still being filled in have gaps. */
export function previewOf(bulletin: Bulletin, words: BulletinWords, nameOf: (orgId: string) => string | undefined): Bulletin {
  return {
    ...bulletin,
    title: words.title ?? '',
    paragraphs: (words.paragraphs ?? []).map((part) => ({ heading: part?.heading ?? '', text: part?.text ?? '' })),
    items: (words.items ?? [])
      .filter((item) => item?.orgId)
      .map((item) => ({ ...item, problem: item.problem ?? '', action: item.action ?? '', dueOn: item.dueOn ?? '', orgName: nameOf(item.orgId) ?? '' })),
  };
}

export const STEPS = ['submit', 'approve', 'publish'] as const satisfies readonly BulletinAction[];
export type BulletinStep = (typeof STEPS)[number];

export const stepLabel = (step: BulletinStep): string => (step === 'submit' ? BULLETIN_ACTION_LABELS.submit : `${BULLETIN_ACTION_LABELS[step]}通报`);

/** What a step means, before it is taken. */
export const CONSEQUENCES: Record<BulletinStep, string> = {
  submit: '提交后由审批人审阅，起草人不能审批自己的通报；审批期间不能修改。',
  approve: '批准后即可发布。',
  publish: '发布后全体党员可见，不能撤回，并向参加排名的支部发送本月消息。',
};
