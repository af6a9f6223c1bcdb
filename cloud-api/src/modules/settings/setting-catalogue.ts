import { GRANTABLE_ROLES, ROLE_LABELS, RUBRIC_CRITERIA, RUBRIC_CRITERION_KEYS, type SettingGroup } from '@xianfeng/shared-types';
import { DUES_SETTINGS } from '../dues';

/** How a rule of the product is shown and between which values a customer may choose. */
export interface SettingSpec {
  code: string;
  group: SettingGroup;
  title: string;
  note: string;
  kind: 'number' | 'switch';
  min: number;
  max: number;
  fixed: boolean;
  byOrg: boolean;
}

type More = Partial<Pick<SettingSpec, 'kind' | 'fixed' | 'byOrg'>>;

const of = (group: SettingGroup, shared: More = {}) =>
  (code: string, title: string, note: string, min: number, max: number, more: More = {}): SettingSpec =>
    ({ code, group, title, note, min, max, kind: 'number', fixed: false, byOrg: false, ...shared, ...more });

const cases = of('case', { byOrg: true });
const points = of('points');
const ranking = of('ranking');
const notify = of('notify');
const law = of('org', { fixed: true });
const org = of('org');
const login = of('login');
const payment = of('dues');
const duesRule = of('dues', { byOrg: true });
const duesLaw = of('dues', { fixed: true });
const SWITCH = { kind: 'switch' } as const;

/** Every dated rule. A test keeps it complete. */
export const SETTING_SPECS: readonly SettingSpec[] = [
  cases('case.summary_max', '摘要字数上限', '超过时不能提交。', 100, 5000),
  cases('case.total_max', '正文字数上限', '背景、做法、成效、启示合计，不含附录。', 500, 20000),
  cases('case.total_min', '正文字数下限', '背景、做法、成效、启示合计，不含附录。', 0, 5000),
  cases('case.section_min', '每节字数下限', '背景、做法、成效、启示各节。', 0, 1000),
  cases('case.images_max', '图片数量上限', '每篇案例可附的图片。', 0, 30),
  cases('case.attachments_max', '附件数量上限', '每篇案例可附的文件。', 0, 20),
  cases('case.similarity_percent', '查重提示线', '与已有案例相似达到此比例，提交时须说明。', 5, 100),
  cases('case.min_reviewers', '盲审评审员人数', '每篇案例交出评分的评审员不少于此数才能审定。', 1, 9),
  cases('case.spread_limit', '评分差异提示线', '最高分与最低分相差达到此数，建议增加评审员。', 1, 100),
  cases('case.comment_below', '低分说明线', '单项低于此分须写明理由。', 0, 100),
  cases('case.review_days', '评审期限', '自分派之日起。', 1, 60),
  cases('case.remind_days', '评审到期提醒', '到期前提醒评审员。', 0, 30),
  cases('case.notice_days', '公示期', '案例发布前公示的工作日。', 1, 30),
  ...RUBRIC_CRITERION_KEYS.map((key) => cases(`case.rubric.${key}`, `${RUBRIC_CRITERIA[key]}权重`, '各项权重合计为 100。', 0, 100)),
  cases('case.adoption.result_days', '填报成效期限', '自借鉴开始之日起。', 1, 365),
  cases('case.adoption.follow_up_days', '补充成效期限', '自借鉴开始之日起。', 1, 730),
  cases('case.adoption.todo_days', '借鉴待办提前量', '到期前列入待办。', 0, 60),
  points('point.appeal.answer_workdays', '申诉答复期限', '自提出之日起的工作日。', 1, 30),
  points('point.appeal.remind_days_before', '申诉到期提醒', '到期前提醒答复人。', 0, 10),
  points('point.members_see_each_other', '党员互看积分', '开启后同一支部的党员可以看到彼此的积分。', 0, 1, { ...SWITCH, byOrg: true }),
  ranking('ranking.small_unit_heads', '小支部人数线', '党员少于此数的支部按小支部处理，名次留有误差带。', 2, 50),
  ranking('ranking.band_width', '误差带宽度', '小支部人均分的误差带，按标准误的倍数。', 0, 5),
  ranking('ranking.top_list', '前列名单长度', '排名页列出的前几名。', 3, 100),
  ranking('ranking.show_whole_class', '公开全部名次', '关闭时只公开前列和本单位。', 0, 1, SWITCH),
  ranking('bulletin.improve_list', '改进名单长度', '通报中列出的待改进单位。', 0, 20),
  ranking('bulletin.improve_workdays', '整改期限', '自通报起草之日起的工作日。', 1, 60),
  notify('notify.quiet_from', '免打扰开始', '此时起不向微信、短信发送消息。', 0, 23),
  notify('notify.quiet_to', '免打扰结束', '此时起恢复发送。', 0, 23),
  notify('notify.monthly_cap', '每人每月条数上限', '超出的并入消息汇总。', 1, 60),
  notify('notify.cap_reserve', '为重要消息留存', '上限中留给重要消息的条数。', 0, 20),
  law('org.branch.full_members_min', '党支部正式党员下限', '少于此数时提示。', 1, 50),
  law('org.branch.members_max', '党支部党员上限', '多于此数时提示。', 1, 500),
  law('org.joint.units_max', '联合党支部单位上限', '多于此数时提示。', 1, 20),
  law('org.branch.committee_from', '设立支委会的人数', '正式党员达到此数应设支委会。', 1, 50),
  law('org.branch.committee_min', '支委会委员下限', '少于此数时提示。', 1, 20),
  law('org.branch.committee_max', '支委会委员上限', '多于此数时提示。', 1, 20),
  law('org.committee.members_min', '设立党委的人数', '少于此数时提示。', 1, 5000),
  law('org.general_branch.members_min', '设立党总支的人数', '少于此数时提示。', 1, 5000),
  law('org.general_branch.members_max', '党总支改设党委的人数', '达到此数时提示。', 1, 5000),
  law('org.committee.term_years', '党委任期', '每届年数。', 1, 10),
  law('org.branch.term_years', '党支部任期', '每届年数。', 1, 10),
  law('org.term.alarm_1', '换届第一次提醒', '届满前的月数，也是首页列出届满事项的范围。', 1, 12),
  org('org.term.alarm_2', '换届第二次提醒', '届满前的月数。', 1, 12),
  org('org.term.alarm_3', '换届第三次提醒', '届满前的月数，也是首页列入待办的范围。', 1, 12),
  org('org.temporary.alarm_days', '临时党支部到期提醒', '到期前的天数。', 1, 180),
  of('member', { fixed: true })('member.min_join_age', '入党年龄下限', '登记和导入时核对。', 18, 60),
  of('role')('role.expiring_days', '授权到期提示', '到期前此天数内标为即将到期。', 1, 180),
  login('auth.max_failures', '登录失败次数', '连续失败达到此数即锁定。', 3, 10),
  login('auth.lock_minutes', '锁定时长', '锁定后多久可以再试。', 5, 1440),
  login('auth.session_days', '手机端登录有效期', '超过后须重新登录。', 1, 90),
  login('console.idle_minutes', '电脑端闲置退出', '无操作达到此时长即退出。', 5, 120),
  login('console.session_hours', '电脑端登录有效期', '超过后须重新登录。', 1, 24),
  login('scan.ticket_minutes', '扫码有效期', '登录码多久失效。', 1, 10),
  login('scan.hourly_per_address', '每小时登录码数量', '同一网络地址每小时可取的登录码。', 10, 5000),
  login('second_factor.ticket_minutes', '两步验证时限', '第一步通过后完成第二步的时间。', 3, 30),
  login('sms.code_minutes', '短信验证码有效期', '超过后须重新获取。', 1, 15),
  login('sms.resend_seconds', '短信重发间隔', '两次获取之间的间隔。', 30, 300),
  login('sms.daily_per_phone', '每号每日短信', '同一手机号每日可获取的验证码。', 3, 30),
  login('sms.hourly_per_address', '每小时短信', '同一网络地址每小时可获取的验证码。', 5, 1000),
  payment('payment.order_minutes', '党费订单支付时限', '超过后订单自动关闭，须重新下单，以分钟计。', 10, 120),
  duesRule('payment.remind_days_before', '党费提醒提前天数', '收缴日之前几天提醒仍未交纳的党员，每月一次。', 0, 10),
  payment('payment.notice_keep_days', '支付通知保留', '已处理的微信支付通知保留的天数，备查争议；未处理的一直保留。', 180, 3650),
  ...DUES_SETTINGS.map((setting): SettingSpec => ({ ...setting, group: 'dues', byOrg: !setting.fixed })),
  duesRule('dues.remit.branch', '支部上缴比例', '实收党费中上缴上级的份额，万分之一；为某一组织另定的以其为准。', 0, 10_000),
  duesRule('dues.remit.committee', '下级党委上缴比例', '实收党费（含下级）中上缴上级党委的份额，万分之一。', 0, 10_000),
  duesLaw('dues.remit.centre', '上缴中央比例', '全年实收党费的份额，万分之一。', 0, 10_000),
  duesLaw('dues.remit.centre_due_month', '上缴中央期限', '次年此月底以前。', 1, 12),
  duesLaw('dues.remit.large', '大额党费上缴比例', '全额上缴中央，万分之一。', 0, 10_000),
  duesRule('dues.publish.remind_month', '公示提醒起始月', '从此月起每月提醒尚未公示上年党费收支的支部。', 1, 12),
  of('platform')('outbox.keep_days', '后台任务记录保留', '已完成的任务记录保留的天数。', 1, 365),
  ...GRANTABLE_ROLES.map((role) =>
    login(`second_factor.required.${role}`, `${ROLE_LABELS[role]}两步验证`, '开启后担任该角色的党员登录电脑端须通过两步验证。', 0, 1, { ...SWITCH, byOrg: true })),
];

const BY_CODE = new Map(SETTING_SPECS.map((spec) => [spec.code, spec]));

export const settingSpec = (code: string): SettingSpec | undefined => BY_CODE.get(code);
