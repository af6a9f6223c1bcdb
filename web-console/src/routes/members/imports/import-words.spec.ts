import { countsText, isWorking, percentOf, stepOf, writesText } from './import-words';

describe('an import in words', () => {
  it('knows how far the wizard is', () => {
    expect((['checking', 'failed', 'ready', 'committing', 'done'] as const).map(stepOf)).toEqual([1, 1, 2, 3, 3]);
    expect((['checking', 'failed', 'ready', 'committing', 'done'] as const).map(isWorking)).toEqual([true, false, false, true, false]);
  });

  it('rounds progress down, so that it never says done too early', () => {
    expect(percentOf({ progress: { processed: 999, total: 1000 } })).toBe(99);
    expect(percentOf({ progress: { processed: 0, total: 0 } })).toBe(100);
    expect(percentOf({ progress: { processed: 5, total: null } })).toBeNull();
  });

  it('says what would be written, without the rows that change nothing', () => {
    expect(writesText({ created: 1, updated: 46, unchanged: 113, failed: 3 })).toBe('新增 1 人、更新 46 人');
    expect(writesText({ created: 0, updated: 0, unchanged: 113, failed: 3 })).toBe('');
  });

  it('says what came of it', () => {
    expect(countsText({ created: 12, updated: 38, unchanged: 5, failed: 2 })).toBe('新增 12 人，更新 38 人，无变化 5 人，有问题 2 行');
  });
});
