import { draftParagraphs } from './bulletin-draft';
import type { ClassFigures, RankingRow } from './ranking.entity';

const TERMS = { smallUnitHeads: 10, bandWidth: 3 } as Parameters<typeof draftParagraphs>[3];
const OUTLETS: ClassFigures = { orgClass: 'outlet', units: 4, heads: 40, perHeadCenti: 250 } as ClassFigures;
const RETIRED: ClassFigures = { orgClass: 'retired', units: 1, heads: 20, perHeadCenti: 100 } as ClassFigures;
const row = (orgName: string, perHeadCenti: number, orgClass = 'outlet') => ({ orgName, perHeadCenti, orgClass }) as RankingRow;
const honours = (...leaders: RankingRow[]): string => draftParagraphs('2026-10', [OUTLETS, RETIRED], leaders, TERMS).find(({ heading }) => heading === '先进单位')!.text;

describe('first words of a bulletin', () => {
  it('name the one who is first in a class', () => {
    expect(honours(row('甲支部', 620))).toBe('各类排名第一的单位：网点类甲支部（人均 6.2 分）。');
  });

  it('name all who share the first place', () => {
    expect(honours(row('甲支部', 620), row('乙支部', 600), row('丙支部', 100, 'retired'))).toBe(
      '各类排名第一的单位：网点类甲支部（人均 6.2 分）、乙支部（人均 6 分）并列；离退休类丙支部（人均 1 分）。',
    );
  });

  it('say how many share it where they are too many to name', () => {
    expect(honours(row('甲支部', 620), row('乙支部', 600), row('丙支部', 575), row('丁支部', 500))).toContain('丙支部（人均 5.75 分）等 4 个单位并列。');
  });

  it('say so when nobody has points', () => {
    expect(honours()).toBe('本月没有取得积分的单位。');
  });
});
