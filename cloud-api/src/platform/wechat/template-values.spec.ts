import { fitTemplateData, fitTemplateValue, templateValueFault } from './template-values';
import { splitText } from './split-text';

describe('templateValueFault', () => {
  it.each([
    ['thing1', '第三支部十月排名已公布'],
    ['number2', '1234.50'],
    ['letter3', 'ABC'],
    ['symbol1', '！★'],
    ['character_string4', 'XF-2026/10'],
    ['time5', '15:01'],
    ['time5', '2019年10月1日 15:01'],
    ['time5', '08:30~10:00'],
    ['date6', '2019年10月1日'],
    ['date6', '2019-12-25 09:42'],
    ['date6', '2019年10月1日~2019年10月7日'],
    ['amount7', '¥1234.50'],
    ['amount7', '12元'],
    ['phone_number8', '+86-0766-66888866'],
    ['car_number9', '粤A8Z888挂'],
    ['name10', '阿不都热合曼'],
    ['name10', 'Alexander Smithson'],
    ['phrase11', '待审核'],
  ])('accepts %s %s', (key, value) => expect(templateValueFault(key, value)).toBeNull());

  it.each([
    ['thing1', '一'.repeat(21)],
    ['thing1', '第一行\n第二行'],
    ['thing1', '  '],
    ['number2', '一百'],
    ['letter3', 'A1'],
    ['symbol1', '!!!!!!'],
    ['character_string4', '编号1'],
    ['time5', '25:00'],
    ['time5', '2020-01-18 16:18:49.0'],
    ['date6', '2020/01/18'],
    ['amount7', '12345678901元'],
    ['phone_number8', '转分机八'],
    ['name10', '名'.repeat(11)],
    ['name10', `${'A'.repeat(10)}名`],
    ['phrase11', '待审核中请等'],
    ['phrase11', 'OK'],
    ['short_thing1', '短'],
  ])('refuses %s %j', (key, value) => expect(templateValueFault(key, value)).toContain(key));
});

describe('fitTemplateValue', () => {
  it('shortens a thing to 19 characters and a mark, counting emoji as one', () => {
    expect(fitTemplateValue('thing1', '党'.repeat(20))).toBe('党'.repeat(20));
    expect(fitTemplateValue('thing1', '党'.repeat(21))).toBe(`${'党'.repeat(19)}…`);
    expect([...fitTemplateValue('thing1', '😀'.repeat(30))]).toHaveLength(20);
    expect(fitTemplateValue('thing1', ' 第一行\r\n第二行 ')).toBe('第一行 第二行');
  });

  it('gives data that passes, and lists what cannot be mended', () => {
    const { data, faults } = fitTemplateData({ thing1: '长'.repeat(50), name2: '名'.repeat(12), phrase3: 'not Han' });
    expect(templateValueFault('thing1', data.thing1)).toBeNull();
    expect(templateValueFault('name2', data.name2)).toBeNull();
    expect(faults).toEqual(['phrase3：应为不超过 5 个汉字']);
  });
});

describe('splitText', () => {
  it('keeps every character and cuts at sentence ends', () => {
    const text = `${'甲'.repeat(7)}。${'乙'.repeat(5)}！${'😀'.repeat(30)}`;
    const parts = splitText(text, 10);
    expect(parts.join('')).toBe(text);
    expect(parts[0]).toBe(`${'甲'.repeat(7)}。`);
    expect(parts.every((part) => [...part].length <= 10)).toBe(true);
  });

  it('gives one part for short text and none for blank', () => {
    expect(splitText('短', 2500)).toEqual(['短']);
    expect(splitText(' \n', 2500)).toEqual([]);
  });
});
