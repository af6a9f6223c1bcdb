import { fitTemplateData } from '../../../platform/wechat';
import { templateData } from './template-data';

describe('template values', () => {
  it('takes dates and instants for times', () => {
    const todo = (due: string) => templateData({ kind: 'todo', task: '答复申诉', from: '党员申诉', due, note: '请及时处理' }).time3;
    expect(todo('2026-11-05')).toBe('2026年11月5日 23:59');
    expect(todo('2026-11-05T01:30:00.000Z')).toBe('2026年11月5日 09:30');
    expect(todo('2026年11月5日 18:00')).toBe('2026年11月5日 18:00');
  });

  it('satisfies WeChat in every template', () => {
    const all = [
      templateData({ kind: 'ranking', name: '2026年10月党建工作排名通报（全行各单位）', publishedOn: '2026-11-05', org: '甲分行机关第一党支部', rank: '3/120', note: '点击查看' }),
      templateData({ kind: 'todo', task: '评审案例', from: '案例库', due: '2026-11-05', note: '请在截止前完成' }),
      templateData({ kind: 'case', title: '班后十分钟谈心：让思想工作有温度、可持续、能见效的实践', result: '已发布', opinion: '通过', at: '2026-11-05T01:30:00.000Z' }),
    ];
    expect(all.flatMap((data) => fitTemplateData(data).faults)).toEqual([]);
  });
});
