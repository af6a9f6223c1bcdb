import { NOTIFY_TOPIC_CODES } from '@xianfeng/shared-types';
import { fitTemplateData } from '../../../platform/wechat';
import { templateData } from '../delivery/template-data';
import { MESSAGE_SAMPLES, TEMPLATE_FIELDS } from './message-samples';
import { NO_WORDS, partsOf, previewOf, worded, wordingFault } from './message-words';

const todo = { title: '支部初审案例', body: '《甲》等待办理。', template: { kind: 'todo', task: '支部初审案例', from: '甲支部', due: '2026-11-27', note: '甲' } as const };

describe('words of messages', () => {
  it('leaves the product’s words where the customer has none', () => {
    expect(worded(todo, NO_WORDS)).toEqual(todo);
  });

  it('puts the customer’s words into the message and its card', () => {
    const wording = { title: '请办理：{标题}', opening: '同志您好：', closing: '如有疑问请致电党群工作部。', remark: '{说明}，请尽快' };
    expect(worded(todo, wording)).toEqual({
      title: '请办理：支部初审案例', body: '同志您好：《甲》等待办理。如有疑问请致电党群工作部。', template: { ...todo.template, task: '请办理：支部初审案例', note: '甲，请尽快' },
    });
  });

  it('takes the words of a title as they are, also those that mean something in a replacement', () => {
    expect(worded({ ...todo, title: '$& 与 $1' }, { ...NO_WORDS, title: '{标题}！' }).title).toBe('$& 与 $1！');
  });

  it('keeps what a card says about a case', () => {
    expect(partsOf('case.result')).not.toContain('remark');
    expect(previewOf('case.result', { ...NO_WORDS, title: '案例有了结果' })).toMatchObject({ title: '案例有了结果', wechat: [{ value: '党员先锋岗破解网点排队难题' }, {}, {}, {}] });
  });

  it('tells what WeChat cuts', () => {
    expect(previewOf('ranking.month', { ...NO_WORDS, title: '请各支部及时查看：{标题}' }).wechat![0]).toEqual({ key: 'thing1', meaning: '通报名称', value: '请各支部及时查看：2026年10月党建…', cut: true });
    expect(previewOf('ranking.month', NO_WORDS).wechat!.map(({ cut }) => cut)).toEqual([false, false, false, false, false]);
  });

  it.each([
    ['title', '一二三四五六七八九十一二三四五六七八九十一', '标题不能超过 20 个字（{标题}不计）'],
    ['title', '{标题}{标题}', '标题中的花括号只能写成一处{标题}'],
    ['title', '{说明}', '标题中的花括号只能写成一处{标题}'],
    ['opening', '{标题}', '开头语中不能有花括号'],
    ['closing', '详见 https://example.com', '附言中不能有链接'],
    ['closing', '请致电 13800001111', '附言中不能有个人手机号，可写办公室固定电话'],
    ['opening', '第一行\n第二行', '开头语中不能换行'],
  ] as const)('refuses in %s: %s', (part, text, message) => {
    expect(wordingFault('org.term', { ...NO_WORDS, [part]: text })).toEqual({ part, message });
  });

  it('refuses a remark for a message without such a line', () => {
    expect(wordingFault('dues.result', { ...NO_WORDS, remark: '请查收' })).toEqual({ part: 'remark', message: '这类消息没有微信说明一栏' });
  });

  it('has a sample of every topic that WeChat would take, with exactly the fields of its template', () => {
    for (const topic of NOTIFY_TOPIC_CODES) {
      const { template } = MESSAGE_SAMPLES[topic];
      if (!template) continue;
      const data = templateData(template);
      expect([topic, fitTemplateData(data).faults]).toEqual([topic, []]);
      expect(Object.keys(data)).toEqual(TEMPLATE_FIELDS[template.kind].map(({ key }) => key));
    }
  });
});
