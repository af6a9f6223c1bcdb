import { differs } from './differs';

describe('differs', () => {
  it.each<[string, unknown, unknown]>([
    ['the same words', { reason: '核实' }, { reason: '核实' }],
    ['a field that was emptied again', { reason: '' }, {}],
    ['a box that was ticked and unticked', { sensitive: false }, {}],
    ['fields that the form does not show', { name: '第一党支部' }, { name: '第一党支部', kind: 'branch' }],
    ['a list that began empty', { units: [] }, undefined],
    ['values within values', { along: { 'case.weight': 3 } }, { along: { 'case.weight': 3, other: 4 } }],
  ])('%s: nothing to lose', (_, now, before) => expect(differs(now, before)).toBe(false));

  it.each<[string, unknown, unknown]>([
    ['another word', { reason: '核实过' }, { reason: '核实' }],
    ['a word where there was none', { reason: '核实' }, undefined],
    ['a field that was cleared', { phone: '' }, { phone: '138' }],
    ['zero where there was nothing', { correctedCenti: 0 }, {}],
    ['a box that was unticked', { subtree: false }, { subtree: true }],
    ['one more of a list', { units: [{ name: 'A' }, { name: '' }] }, { units: [{ name: 'A' }] }],
    ['another one of a list', { units: [{ name: 'B' }] }, { units: [{ name: 'A' }] }],
  ])('%s: something to lose', (_, now, before) => expect(differs(now, before)).toBe(true));
});
