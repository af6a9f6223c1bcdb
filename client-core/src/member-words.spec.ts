import { memberNote, memberTags } from './member-words';

it('writes what is known of a member in one line', () => {
  expect(memberNote({ sex: '2', age: 34, maskedPhone: '138****1234' })).toBe('女 · 34 岁 · 138****1234');
  expect(memberNote({ sex: '1', age: 71, maskedPhone: null })).toBe('男 · 71 岁');
});

it('tags posts and what is not the ordinary case', () => {
  expect(memberTags({ posts: ['secretary'], category: 'full', kind: 'on_job' })).toEqual(['书记']);
  expect(memberTags({ posts: [], category: 'probationary', kind: 'mobile' })).toEqual(['预备党员', '流动']);
});
