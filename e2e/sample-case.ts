import type { CaseDetail, CaseDraft } from '@xianfeng/shared-types';
import type { Api } from './api';

/** A case as a branch would write it: long enough for the rules and unlike every case of the demo group. */
export const SAMPLE_CASE = {
  title: '党员错峰服务岗：让上夜班的客户也办得成事',
  summary: '针对周边工厂夜班职工办事难，支部组织党员错峰值守，用预约表和材料清单让群众一次办结，三个月办结业务四百余笔，等候时间明显缩短。',
  background: '支行周边有三家工厂实行三班倒，不少职工下夜班后网点还没有开门，办一张卡要请半天假。去年民主评议时，党员群众提出的意见里有十一条与营业时间有关。支行党员十四人，其中三人住在厂区附近，对职工作息比较熟悉，具备错峰值守的条件。',
  practice: '支部委员会先用两周时间统计客流，画出一张分时段的客流图，再由党员自愿报名错峰值守。每个值守时段至少有两名党员在岗，一人负责柜面，一人负责引导和疑难解释。支部与厂区工会共用一份预约表，职工前一天报名，值守党员提前备好材料清单。遇到当天办不了的业务，由值守党员第二天电话回访，直到办结为止。支部每月主题党日拿出十五分钟复盘，把群众反映的难点逐条销号，并由纪检委员抽查回访记录。值守时间计入弹性排班，不增加总工时。支部还把常见业务的材料要求写成一张大字卡片，贴在厂区宣传栏和职工食堂，卡片背面印有值守时段和咨询电话，不识字的老职工可以直接打电话约办。为了避免热一阵冷一阵，支部与分行综合管理部约定，每季度由没有参加值守的党员随机回访十名客户，问三个问题：事办成了没有，来了几趟，还有什么不方便。回访结果在党员大会上通报，办得好的讲做法，办得不好的讲原因。',
  effect: '试行三个月，夜班职工办结业务四百二十六笔，平均等候由三十一分钟降到七分钟，没有一起因材料不齐而二次跑腿。厂区工会回收问卷三百零二份，满意的有二百九十八份。相邻两家网点党支部前来观摩后，也按各自客流开设了错峰岗。支部党员人均每月值守两次，没有增加加班；两名预备党员在值守中独立承担了引导工作，一名青年员工递交了入党申请书。网点三季度新增代发工资客户两家，存款结构也有改善，职工食堂里谈起支行，说得最多的一句话是“下了夜班也能把事办了”。',
  insight: '错峰不是加班，关键是先弄清客流，再把人放到最需要的时段。值守要自愿，排班要算总账，群众的时间和员工的时间都要省。照着做的支部要先同厂区工会谈妥预约办法，把不能在窗口办的业务提前讲明白，免得群众白跑；也要给值守党员留出交接时间，不能让热心变成负担。',
};

/** Writes and hands in the sample case, and waits until its words have been checked; under another title it is alike and says why. */
export async function submitCase(author: Api, title = SAMPLE_CASE.title): Promise<string> {
  const { title: own, summary, ...sections } = SAMPLE_CASE;
  const similarityExplanation = title === own ? undefined : '与兄弟支部共同开展，文字共同起草。';
  const [category] = (await (await author.get('/api/case-categories')).json()) as { code: string }[];
  const { id, content, version } = (await author.post('/api/cases', { deviceLabel: '电脑' })) as CaseDraft;
  const written = { ...content, title, categoryCode: category.code, summary, sections: { ...content.sections, ...sections }, pledge: true };
  const saved = await author.put(`/api/cases/${id}/draft`, { baseVersion: version, deviceLabel: '电脑', content: written });
  await author.post(`/api/cases/${id}/submission`, { version: saved.version, similarityExplanation });
  await author.until<CaseDetail>(`/api/cases/${id}`, ({ status }) => status === 'branch_review');
  return id;
}
