import { holdingState } from './role-words';

describe('where an assignment stands', () => {
  it.each([
    ['active', false, '有效'],
    ['active', true, '即将到期'],
    ['future', false, '未生效'],
    ['ended', true, '已收回'],
  ] as const)('%s, ending soon %s: %s', (state, expiring, text) => expect(holdingState({ state, expiring }).text).toBe(text));
});
