import type { Setting } from '@xianfeng/shared-types';
import { basisText, changeText, partsOf, valueText } from './setting-words';

const days = { title: '公示期', kind: 'number', unit: '工作日' } as Setting;

describe('words of a setting', () => {
  it('says values by their kind', () => {
    expect([valueText(days, 5), valueText({ kind: 'switch', unit: '' }, 0), valueText({ kind: 'number', unit: '' }, 3)]).toEqual(['5 工作日', '关闭', '3']);
  });

  it('leaves out a missing article', () => expect(basisText({ doc: '党委会纪要', article: '' })).toBe('党委会纪要'));

  it('tells from when and for whom', () => {
    expect(changeText(days, 7, '2026-12-01', null)).toBe('自2026年12月1日起，“公示期”改为 7 工作日。此前的日子仍按原来的值。');
    expect(changeText(days, 7, '2026-12-01', '一公司党委')).toContain('一公司党委及其下级组织的“公示期”');
  });
});

it('tells what is left to give away, an empty field counting nothing', () => {
  expect(partsOf([40, null, 35], 100)).toEqual({ sum: 75, left: 25 });
  expect(partsOf([80, 30], 100)).toEqual({ sum: 110, left: -10 });
});
