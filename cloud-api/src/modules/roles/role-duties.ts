import type { Duty, Role } from '@xianfeng/shared-types';

const BRANCH = '《中国共产党支部工作条例（试行）》';
const EDUCATION = '《中国共产党党员教育管理工作条例》';
const TERM = '《关于党的基层组织任期的意见》';
const DUES = '《关于中国共产党党费收缴、使用和管理的规定》';
const TRAINING_PLAN = '《2019－2023年全国党员教育培训工作规划》';
const PRODUCT = '《先锋系统使用办法》';

const duty = (text: string, doc: string, article = ''): Duty => ({ text, basis: article ? `${doc} ${article}` : doc });

/** What each role asks of its holder, with document and article; shown under 我的职责. */
export const ROLE_DUTIES: Record<Role, readonly Duty[]> = {
  member: [
    duty('参加支部党员大会，一般每季度一次', BRANCH, '第十一条'),
    duty('参加党小组会，一般每月一次', BRANCH, '第十三条'),
    duty('参加主题党日，每月相对固定一天', BRANCH, '第十六条'),
    duty('参加组织生活会，每年至少一次', BRANCH, '第十七条'),
    duty('参加民主评议党员，一般每年一次', BRANCH, '第十八条'),
    duty('每年参加集中学习培训一般不少于 32 学时', EDUCATION, '第二十条'),
  ],
  branch_committee: [
    duty('参加支部委员会会议，一般每月一次，半数以上委员到会方可召开', BRANCH, '第十二条'),
    duty('与其他委员、与党员谈心谈话，每年至少一次', BRANCH, '第十九条'),
    duty('每年参加集中学习培训不少于 56 学时，至少参加一次集中培训', TRAINING_PLAN),
  ],
  branch_secretary: [
    duty('召集支部党员大会，一般每季度一次，半数以上有表决权的党员到会方可召开', BRANCH, '第十一条'),
    duty('召集并主持支部委员会会议，一般每月一次；重要事项先经支委会研究', BRANCH, '第十二条'),
    duty('组织每月主题党日：事前策划，事后抓好落实', BRANCH, '第十六条'),
    duty('组织召开组织生活会，每年至少一次，一般安排在第四季度', BRANCH, '第十七条'),
    duty('组织民主评议党员，一般每年一次', BRANCH, '第十八条'),
    duty('支部委员会任期一般三年，届满按期换届；提前或延期须报上级党组织批准', TERM, '第一条、第二条'),
    duty('每年参加集中学习培训不少于 56 学时，新任书记半年内参加培训', TRAINING_PLAN),
  ],
  committee_officer: [
    duty('受理单位设立党支部的申请，一般一个月内答复', BRANCH, '第六条'),
    duty('党支部任期届满前六个月提醒做好换届准备', BRANCH, '第二十一条'),
    duty('组织案例评审、公示与月度结账，答复积分申诉', PRODUCT),
  ],
  committee_secretary: [
    duty('每年至少讲一次党课', BRANCH, '第十六条'),
    duty('以普通党员身份参加所在支部的组织生活', EDUCATION, '第十六条'),
    duty('审批并发布月度通报', PRODUCT),
  ],
  finance_officer: [
    duty('每年年初核定党员每月交纳党费的数额，年内一般不变', '《关于进一步规范党费工作的通知》', '第一条'),
    duty('党费单独立账，会计、出纳分设，每年公布收缴、使用情况', DUES),
    duty('每日核对微信支付账单与党费账，差异查清后方可结账', PRODUCT),
  ],
  reviewer: [duty('按评分标准独立评审案例，不评审本人参与的案例', PRODUCT)],
  platform_admin: [duty('管理账号角色与系统设置，不查看党员个人信息', PRODUCT)],
  reader: [],
};
