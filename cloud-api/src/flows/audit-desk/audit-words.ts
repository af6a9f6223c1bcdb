import { AUDIT_OBJECT_LABELS, type AuditWords } from '@xianfeng/shared-types';
import { DUES_ACTIONS } from './dues-words';

/** Acts as officers read them. */
const ACTIONS: Record<string, string> = {
  'adoption.create': '借鉴案例', 'adoption.plan': '修改借鉴计划', 'adoption.start': '开始借鉴', 'adoption.submit_result': '填报借鉴成效', 'adoption.follow_up': '填报后续成效',
  'adoption.confirm': '确认借鉴成效', 'adoption.return': '退回借鉴成效', 'adoption.not_effective': '记录未见成效', 'adoption.cancel': '取消借鉴',
  'appeal.open': '提出积分申诉', 'appeal.upheld': '申诉成立', 'appeal.dismissed': '申诉不成立', 'appeal.withdrawn': '撤回申诉',
  'audit.verify': '校验审计链',
  ...DUES_ACTIONS,
  'bulletin.generate': '起草通报', 'bulletin.edit': '修改通报', 'bulletin.submit': '通报送审', 'bulletin.return': '退回通报', 'bulletin.approve': '审批通报', 'bulletin.publish': '发布通报',
  'case.submit': '提交案例', 'case.recall': '收回案例', 'case.check_pass': '内容检查通过', 'case.check_return': '内容检查退回', 'case.safety_pass': '人工核查通过',
  'case.safety_return': '人工核查退回', 'case.branch_pass': '支部初审通过', 'case.branch_return': '支部退回案例', 'case.branch_reject': '支部不予推荐', 'case.approve': '党委评审通过',
  'case.committee_return': '党委退回案例', 'case.committee_reject': '党委评审未通过', 'case.open_notice': '开始公示', 'case.uphold_return': '异议成立，退回案例',
  'case.uphold_reject': '异议成立，终止案例', 'case.publish': '发布案例', 'case.withdraw': '撤回已发布案例', 'case.remove': '删除草稿', 'case.assign_reviewers': '分派评审员',
  'case.release_reviewer': '收回评审任务', 'case.decline_review': '谢绝评审', 'case.score': '交出评分', 'case.object': '提出公示异议', 'case.answer_objection': '答复异议',
  'case.set_category': '调整案例分类', 'case.feature': '设为推荐案例', 'case.unfeature': '取消推荐案例', 'case_category.save': '维护案例分类',
  'console.login': '登录电脑端', 'delivery.redrive': '重发消息', 'file.remove': '删除文件', 'job.redrive': '重试后台任务', 'keys.rotate': '轮换加密密钥',
  'member.create': '登记党员', 'member.update': '修改党员信息', 'member.status': '变更党籍状态', 'member.move': '调整所在党支部', 'member.reveal': '查看敏感信息',
  'member.appoint': '任命党内职务', 'member.end_post': '免去党内职务', 'member.export': '导出名册', 'member.import': '导入名册', 'member.merge': '合并重复党员',
  'message_text.change': '修改消息用语', 'message_text.withdraw': '取消未生效的消息用语',
  'org.create': '设立组织', 'org.rename': '组织更名', 'org.update': '修改组织信息', 'org.move': '调整隶属关系', 'org.merge_into': '并入其他组织', 'org.merge_from': '接收合并',
  'org.close': '撤销组织', 'org.expire': '临时党支部到期', 'point.award': '登记积分', 'point.reverse': '冲销积分', 'point.rule': '修订积分规则',
  'print.bulletin': '打印通报', 'print.case': '打印案例', 'print.roster': '打印名册',
  'ranking.close': '开始月度结账', 'ranking.seal': '封存月份', 'role.grant': '授予角色', 'role.end': '收回角色',
  'scan.confirm': '扫码确认登录', 'scan.refuse': '扫码拒绝登录', 'second-factor.enable': '开启两步验证', 'second-factor.disable': '关闭两步验证',
  'second-factor.renew-codes': '重新生成备用码', 'second-factor.reset': '重置两步验证', 'session.reuse': '登录凭证被重复使用', 'setting.change': '修改系统设置',
  'setting.withdraw': '取消未生效的设置', 'share_group.label': '标注分享群', 'wechat.bind': '绑定微信', 'wechat.release': '解除微信绑定',
};

/** Fields of a detail as officers read them. */
const FIELDS: Record<string, string> = {
  acceptOpen: '接受未办结事项', account: '资金账户', address: '网络地址', amountFen: '金额', article: '条款', at: '时间', basisFen: '计算基数', basisPoints: '比例（万分之一）', browser: '浏览器', by: '经办人', category: '分类', changed: '修改的内容', changes: '修改的内容',
  checked: '已核对', closing: '附言', code: '代码', created: '新增人数', decidedOn: '决定日期', decision: '决定', deltaCenti: '积分', doc: '依据', dueOn: '期限', edition: '版次', effectiveFrom: '生效日期', endedOn: '免职日期', endsOn: '截止日期',
  entryId: '积分记录编号', failed: '失败行数', fen: '金额', fields: '涉及信息', file: '文件', fileHash: '文件校验值', fileName: '文件', format: '格式', from: '由', fromDate: '开始日期', fromOrg: '原组织', fromOrgId: '原组织', fromSeq: '起始序号',
  hash: '校验值', kind: '类别', label: '名称', letters: '任务数', manual: '人工核定', memberId: '党员', members: '涉及人数', month: '月份', months: '月份', name: '名称', number: '编号', objectionId: '异议编号', on: '日期', opening: '开头语', orderId: '订单编号', org: '组织', orgId: '组织',
  outcome: '结果', parentId: '上级组织', payer: '交款人', phones: '含手机号', pointsCenti: '积分', post: '职务', prevHash: '前一校验值', reach: '范围', reason: '原因', remark: '微信说明', remedy: '处理',
  reviewId: '评审编号', reviewerIds: '评审员', reviewers: '评审员', role: '角色', round: '轮次', rows: '行数', rule: '规则', seed: '抽取种子', sensitive: '含敏感信息', skipBadRows: '跳过问题行', startedOn: '任职日期', status: '状态', subtree: '含下级组织', system: '操作系统',
  termEndsOn: '任期届满', title: '标题', to: '变为', toDate: '结束日期', toOrg: '新组织', toOrgId: '新组织', toSeq: '截止序号', topic: '类别', total: '总数', unchanged: '无变化人数',
  units: '单位数', until: '截止日期', updated: '更新人数', value: '数值', version: '版本', via: '登录方式', voucher: '凭证编号', year: '年度',
};

/** The code itself for an act without words. */
export const actionName = (action: string): string => ACTIONS[action] ?? action;

export const objectTypeName = (type: string): string => (AUDIT_OBJECT_LABELS as Record<string, string>)[type] ?? type;

const pairs = (table: Record<string, string>) => Object.entries(table).map(([code, name]) => ({ code, name }));

export const auditWords = (): AuditWords => ({ actions: pairs(ACTIONS), objectTypes: pairs(AUDIT_OBJECT_LABELS), fields: pairs(FIELDS) });
