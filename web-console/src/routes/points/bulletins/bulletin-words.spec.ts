import type { Bulletin } from '@xianfeng/shared-types';
import { isChanged, previewOf, wordsOf, type BulletinWords } from './bulletin-words';

const bulletin = {
  id: '1', title: '通报', paragraphs: [{ heading: '总体情况', text: '平稳' }],
  items: [{ orgId: 'a', orgName: '第一支部', problem: '靠后', action: '核对', dueOn: '2026-12-01' }],
} as Bulletin;

it('knows whether the words were changed', () => {
  expect(isChanged(wordsOf(bulletin), wordsOf(bulletin))).toBe(false);
  expect(isChanged(wordsOf(bulletin), { ...wordsOf(bulletin), title: '十月通报' })).toBe(true);
});

it('shows what is being typed, and leaves out an item without its unit', () => {
  const words = { title: '十月通报', paragraphs: [{ heading: '一' }, undefined], items: [{ orgId: 'a', problem: '靠后' }, {}] } as unknown as BulletinWords;
  const preview = previewOf(bulletin, words, () => '第一支部');
  expect(preview).toMatchObject({ title: '十月通报', paragraphs: [{ heading: '一', text: '' }, { heading: '', text: '' }], items: [{ orgName: '第一支部', action: '' }] });
});
