import { blind, hide, namesToHide } from './blind-text';

describe('blind text', () => {
  const names = namesToHide(['沈知远', '李'], ['城东网点党支部', '甲分行党委']);

  it('hides authors and organisations, also without their last word', () => {
    expect(hide('沈知远在甲分行城东网点党支部，即城东网点工作', names)).toBe('××在××××，即××工作');
  });

  it('leaves one-character names alone', () => expect(hide('李子园', names)).toBe('李子园'));

  it('says whether anything was hidden', () => {
    const text = { title: '题', summary: '要', sections: { background: '', practice: '', effect: '', insight: '', appendix: '' }, tags: [] };
    expect(blind(text, names)).toEqual({ ...text, masked: false });
    expect(blind({ ...text, summary: '沈知远' }, names)).toMatchObject({ summary: '××', masked: true });
  });
});
