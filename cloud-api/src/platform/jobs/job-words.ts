/** Recurring jobs as officers read them. */
const SCHEDULES: Record<string, string> = {
  'audit.seal': '封存审计日志',
  'library-index': '更新案例检索索引',
  'cases.safety_sweep': '补查案例内容安全',
  'cases.reminders': '提醒案例待办',
  'adoption-reminders': '提醒填报借鉴成效',
  'auth-sweep': '清理过期登录凭证',
  'ranking.close.resume': '续办中断的月度结账',
  'org.term-alarm': '提醒组织换届',
  'org.expire': '到期撤销临时党支部',
  'files.safety_sweep': '补查图片安全',
  'notifications.sweep': '清理中断的发送',
  'notifications.digest': '发送消息汇总',
  'notifications.receipts': '清理微信推送记录',
  'point.appeal.reminders': '提醒答复积分申诉',
  'point.balances.compare': '核对积分余额与台账',
  'dues.books.verify': '核对党费账目',
  'dues.books.merged': '结转已并入组织的党费余额',
  'dues.reconcile': '核对微信支付账单',
  'dues.publication.remind': '提醒公示党费收支',
  'dues.bills': '生成本月党费账单',
  'dues.cases': '提示连续未交党费',
  'dues.fixing_imports': '清理未提交的党费核定表',
  'member.import.purge': '清理过期导入文件',
  'payment.notices': '处理微信支付通知',
  'payment.polls': '查询未完成的党费订单',
  'payment.refunds': '办理党费退款',
  'payment.reminders': '提醒交纳本月党费',
  'payment.notice-sweep': '清理已处理的支付通知',
  'outbox.sweep': '清理已完成的后台任务',
  'idempotency.sweep': '清理请求凭据',
};

/** Topics of the outbox as officers read them. */
const TOPICS: Record<string, string> = {
  'audit.verify': '校验审计链',
  'bulletin.notify': '通知通报结果',
  'case.adoption_confirmed': '借鉴成效确认后的计分',
  'case.published': '案例发布后的入库与计分',
  'case.reindex': '更新查重索引',
  'case.review_done': '评审完成后的计分',
  'case.safety_check': '检查案例内容安全',
  'case.withdrawn': '案例撤回后的处理',
  'dues.consent_revoked': '撤销代交后关闭订单',
  'file.checked': '图片检查完成后的处理',
  'file.safety_check': '检查图片安全',
  'member.import.check': '检查导入的名册',
  'member.import.commit': '提交导入的名册',
  'notify.deliver': '向微信、短信发送消息',
  'notify.request': '生成站内消息',
  'payment.booked': '党费到账后的处理',
  'ranking.close': '月度结账',
  'auth.sms-code': '发送短信验证码',
  'wechat.media_checked': '接收微信图片检查结果',
};

/** The code itself for what has no words yet. */
export const scheduleTitle = (name: string): string => SCHEDULES[name] ?? name;
export const topicTitle = (topic: string): string => TOPICS[topic] ?? topic;
export const hasScheduleTitle = (name: string): boolean => name in SCHEDULES;
export const hasTopicTitle = (topic: string): boolean => topic in TOPICS;
