import { initialsOf, sortKeyOf } from './org-names';

describe('names of organisations', () => {
  it.each([
    ['第一党支部', 'dydzb'],
    ['重庆分行党委', 'cqfhdw'],
    ['甲分行机关第一党支部', 'jfhjgdydzb'],
    ['城东支行党支部', 'cdzhdzb'],
    ['总行行政部党支部', 'zhxzbdzb'],
    ['ABC 网点党支部', 'abcwddzb'],
  ])('%s is found by %s', (name, initials) => expect(initialsOf(name)).toBe(initials));

  it('sorts by kind, then by number and sound', () => {
    const names = ['机关第十党支部', '机关第二党支部', '机关第一党支部', '安全部党支部'];
    const sorted = [...names].sort((a, b) => (sortKeyOf('branch', a) < sortKeyOf('branch', b) ? -1 : 1));
    expect(sorted).toEqual(['安全部党支部', '机关第一党支部', '机关第二党支部', '机关第十党支部']);
    expect(sortKeyOf('party_committee', '正').localeCompare(sortKeyOf('branch', '安'))).toBe(-1);
  });
});
