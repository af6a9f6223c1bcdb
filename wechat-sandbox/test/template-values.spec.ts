import { dataFault } from '../src/open-platform/template-values';
import { checkTemplates } from '../src/templates';

const fault = (key: string, value: string, values?: string[]) => dataFault({ id: 't', title: '标题', keys: [{ key, label: '字段', values }] }, { [key]: { value } });

test.each([
  ['thing1', '一'.repeat(20)],
  ['thing1', '😀'.repeat(20)],
  ['thing1', 'A1 第二支部（机关）'],
  ['number1', '12345678901234567890123456789012'],
  ['number1', '3.14'],
  ['letter1', 'AbC'],
  ['symbol1', '+-*/%'],
  ['character_string1', '3/120'],
  ['time1', '15:01'],
  ['time1', '2019年10月1日 15:01'],
  ['time1', '15:01~16:01'],
  ['date1', '2019年10月1日'],
  ['date1', '2019年10月1日 15:01'],
  ['date1', '2019-12-25 09:42'],
  ['date1', '2019年10月1日~2019年10月7日'],
  ['amount1', '¥1234.50'],
  ['amount1', '￥100元'],
  ['phone_number1', '+86-0766-66888866'],
  ['car_number1', '粤A8Z888挂'],
  ['name1', '欧阳晓岚'],
  ['name1', 'Alexander Petrov'],
  ['phrase1', '已通过'],
])('%s accepts %s', (key, value) => expect(fault(key, value)).toBeNull());

test.each([
  ['thing1', '一'.repeat(21)],
  ['thing1', '第一行\n第二行'],
  ['number1', '1'.repeat(33)],
  ['number1', '-1'],
  ['number1', '1.2.3'],
  ['letter1', 'abc1'],
  ['symbol1', '+-*/%!'],
  ['symbol1', 'a'],
  ['character_string1', '第3名'],
  ['character_string1', 'a b'],
  ['character_string1', '1'.repeat(33)],
  ['time1', '25:00'],
  ['time1', '2019年10月1日'],
  ['date1', '2019年13月1日'],
  ['date1', '2020-01-18 16:18:49.0'],
  ['date1', '10月1日'],
  ['amount1', '1234'],
  ['amount1', '¥12345678901'],
  ['phone_number1', '1'.repeat(18)],
  ['car_number1', '粤A8Z888挂车号'],
  ['name1', '一二三四五六七八九十一'],
  ['name1', 'A'.repeat(21)],
  ['phrase1', '审核已通过了'],
  ['phrase1', '通过1'],
])('%s refuses %s and names the field', (key, value) => expect(fault(key, value)).toContain(`data.${key}.value invalid`));

test('an enum takes only the listed values, and so does a restricted phrase', () => {
  expect(fault('enum1', '同意', ['同意', '退回'])).toBeNull();
  expect(fault('enum1', '驳回', ['同意', '退回'])).toContain('data.enum1.value invalid');
  expect(fault('enum1', '同意')).toContain('data.enum1.value invalid');
  expect(fault('phrase1', '审核通过', ['已通过'])).toContain('data.phrase1.value invalid');
});

test('templates with unknown key types are refused', () => {
  expect(() => checkTemplates([{ id: 't', title: '标题', keys: [{ key: 'short_thing1', label: '字段' }] }])).toThrow('short_thing1');
  expect(() => checkTemplates([{ id: 't', title: '标题', keys: [] }])).toThrow('keys');
});
