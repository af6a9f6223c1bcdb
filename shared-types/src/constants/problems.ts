/** How loudly the server logs a problem. */
export type ProblemLevel = 'silent' | 'info' | 'warn' | 'error';

/** One row of the table code → HTTP status, Chinese title and log level. */
export interface ProblemKind {
  status: number;
  title: string;
  level: ProblemLevel;
}

const kind = (status: number, title: string, level: ProblemLevel = 'info'): ProblemKind => ({ status, title, level });

/** Every problem the service can answer with. Clients match on the code, never on words. */
export const PROBLEMS = {
  'request.invalid': kind(422, '填写的内容有误'),
  'request.malformed': kind(400, '请求格式不正确'),
  'request.too_large': kind(413, '内容超过大小限制'),
  'request.too_many': kind(429, '操作太频繁，请稍后再试'),
  'auth.required': kind(401, '请先登录', 'silent'),
  'auth.expired': kind(401, '登录已过期，请重新登录', 'silent'),
  'access.denied': kind(403, '没有权限进行此操作'),
  'not_found': kind(404, '内容不存在或不在您的管理范围内'),
  'conflict.version': kind(409, '内容已被他人修改'),
  'conflict.duplicate': kind(409, '记录已存在'),
  'conflict.state': kind(409, '当前状态不允许此操作'),
  'server.busy': kind(503, '系统繁忙，请稍后再试', 'warn'),
  'server.error': kind(500, '系统出现异常，请稍后再试', 'error'),
  'upstream.wechat': kind(502, '微信服务暂时不可用，请稍后再试', 'warn'),

  'auth.code_invalid': kind(401, '微信登录凭证无效，请重试'),
  'auth.blocked': kind(403, '微信判定该账号存在风险，暂不能登录', 'warn'),
  'auth.bind_ticket': kind(401, '绑定已超时，请重新进入'),
  'auth.sms_code': kind(422, '验证码不正确或已过期'),
  'auth.sms_too_soon': kind(429, '验证码发送太频繁'),
  'auth.locked': kind(429, '尝试次数过多，已暂时锁定', 'warn'),
  'auth.no_match': kind(422, '未找到与所填信息一致的党员'),
  'auth.already_bound': kind(409, '该党员已绑定其他微信'),
  'auth.wechat_taken': kind(409, '此微信已绑定其他党员'),
  'auth.member_inactive': kind(403, '该党员当前不能登录'),
  'auth.phone_denied': kind(422, '未能取得微信手机号'),
  'auth.scan_expired': kind(410, '二维码已失效'),
  'auth.scan_taken': kind(409, '二维码已被他人扫描'),
  'auth.scan_wechat_only': kind(403, '请用微信小程序扫码'),
  'auth.second_factor': kind(422, '动态码不正确'),
  'auth.second_factor_ticket': kind(401, '验证已超时，请重新登录'),
  'auth.second_factor_client': kind(403, '该账号须两步验证'),

  'org.cycle': kind(422, '不能移动到自身或下级组织之下'),
  'org.has_members': kind(409, '组织内还有党员'),
  'org.has_children': kind(409, '组织下还有下级组织'),
  'org.unsettled': kind(409, '组织的党费账目尚未结清'),
  'org.closed': kind(409, '组织已撤销'),
  'org.kind': kind(422, '上下级组织类别不匹配'),

  'member.duplicate': kind(409, '该身份证号已登记'),
  'member.status': kind(409, '党员状态不允许此操作'),
  'import.file': kind(422, '导入文件无法读取'),
  'import.has_errors': kind(409, '名册中还有错误行'),
  'role.not_held': kind(403, '不能授予自己没有的权限'),

  'case.content': kind(422, '案例内容不完整'),
  'case.risky': kind(422, '内容安全检查未通过'),
  'case.self_review': kind(403, '不能评审本人参与的案例'),
  'case.reviews_missing': kind(409, '评审人数不足'),
  'case.notice_running': kind(409, '公示期未满'),
  'case.similar': kind(409, '与已有案例高度相似'),

  'case.members_only': kind(404, '该案例仅限党员登录后阅读', 'silent'),

  'adoption.own_case': kind(409, '本支部的案例无需借鉴'),
  'adoption.exists': kind(409, '本支部已在借鉴该案例'),
  'adoption.self_confirm': kind(403, '成效应由填报人以外的同志确认'),

  'file.type': kind(422, '不支持的文件类型'),
  'file.size': kind(413, '文件超过大小限制'),
  'file.pending': kind(409, '文件正在安全检查'),

  'point.rule_refused': kind(422, '该积分规则不符合为基层减负要求'),
  'point.closed_month': kind(409, '该月份已结账'),
  'appeal.exists': kind(409, '该记录已有申诉在处理'),
  'ranking.not_ready': kind(409, '该月份尚不能结账'),
  'ranking.sealed': kind(409, '该月份已封存'),

  'dues.not_fixed': kind(409, '党费尚未核定'),
  'dues.not_owed': kind(409, '所选月份无需交纳'),
  'dues.too_many_months': kind(409, '一次交纳的月份过多'),
  'dues.payer': kind(403, '代交未经支部同意'),

  'dues.month_not_ready': kind(409, '该月份党费账尚不能结账'),
  'payment.disabled': kind(409, '在线缴费尚未开通'),
  'payment.no_wechat': kind(409, '账号未绑定微信，不能在线缴费'),
  'payment.paid': kind(409, '所选月份已交纳'),
  'payment.second_person': kind(403, '须由另一位同志办理'),

  'setting.fixed': kind(409, '该项由法规确定，不能修改'),

  'notify.disabled': kind(409, '该类消息已停用'),
} as const satisfies Record<string, ProblemKind>;
export type ProblemCode = keyof typeof PROBLEMS;
