/** A rule as an officer reads it, and between which values a committee may choose. */
export interface DuesSetting {
  code: string;
  title: string;
  note: string;
  min: number;
  max: number;
  kind: 'number' | 'switch';
  /** Written in a regulation: shown, never changed here. */
  fixed: boolean;
}

const law = (code: string, title: string, note: string, max = 10_000_000): DuesSetting => ({ code: `dues.${code}`, title, note, min: 0, max, kind: 'number', fixed: true });
const lawSwitch = (code: string, title: string, note: string): DuesSetting => ({ ...law(code, title, note, 1), kind: 'switch' });
const choice = (code: string, title: string, note: string, min: number, max: number): DuesSetting =>
  ({ code: `dues.${code}`, title, note, min, max, kind: 'number', fixed: false });
const TIER = '全额按所在档的比例计算，档界属于较低一档。单位为分和十万分之几。';
const FLAT = '每月定额，单位为分。';

export const DUES_SETTINGS: readonly DuesSetting[] = [
  law('base_months.wage', '按月领取工资：基数取几个月平均', '固定的、经常性的工资收入。', 12),
  law('base_months.annual', '年薪制：基数取几个月', '当月实际所得；结算月份按当月总额。', 12),
  law('base_months.irregular', '不按月取得收入：基数取几个月平均', '上季度月平均纯收入。', 12),
  law('base_months.retired', '离退休：基数取几个月', '基本离退休费或基本养老金，不含津补贴。', 12),
  law('base_months.village_cadre', '村干部：固定补贴取几个月', '按月工资的办法计算。', 12),
  law('wage.1.upto', '在职第一档上限（含）', TIER), law('wage.1.rate', '在职第一档比例', TIER),
  law('wage.2.upto', '在职第二档上限（含）', TIER), law('wage.2.rate', '在职第二档比例', TIER),
  law('wage.3.upto', '在职第三档上限（含）', TIER), law('wage.3.rate', '在职第三档比例', TIER),
  law('wage.4.rate', '在职第四档比例', TIER),
  law('retired.1.upto', '离退休第一档上限（含）', TIER), law('retired.1.rate', '离退休第一档比例', TIER), law('retired.2.rate', '离退休第二档比例', TIER),
  law('farmer.min', '农民每月下限', FLAT), law('farmer.max', '农民每月上限', FLAT),
  law('flat.student', '学生', FLAT), law('flat.unemployed', '下岗失业', FLAT),
  law('flat.relief_aid', '依靠抚恤或救济生活', FLAT), law('flat.subsistence', '领取最低生活保障金', FLAT),
  lawSwitch('relief.branch_decides', '少交免交由党支部决定', '在职党员由上一级党委批准。'),
  lawSwitch('relief.branch_decides_retired', '离退休党员少交免交由党支部决定', '2017 年起党支部同意即可。'),
  lawSwitch('probationary_pays', '预备党员交纳党费', '自支部大会通过之日起；当月已收缴的，与下月一并交。'),
  lawSwitch('formal_branch_collects', '在正式组织关系所在党支部交纳', '临时党支部的党员仍在原支部交纳。'),
  lawSwitch('card_holder_pays_at_host', '持流动党员活动证的在流入党支部交纳', '名册中登记了流入党支部和活动证的流动党员。'),
  lawSwitch('change_within_year', '年内随收入变动调整', '年初核定，年内一般不变；确需调整须写明原因。'),
  law('large_from', '大额党费起点（含）', '一次自愿多交达到此数，全额上报中央。单位为分。'),
  law('cap', '每月上限', '一般不超过此数，自愿多交不限。单位为分。'),
  lawSwitch('others_may_pay', '可由他人代交', '亲属或其他党员代交、补交，须经党支部同意。'),
  lawSwitch('organisation_may_pay', '党组织可为党员垫交', '党组织不得垫交或从工资中扣缴。'),
  law('arrears_max_months', '一次补交月数', '超过的须支部书记说明原因后放开。', 36),
  law('case_months', '连续未交提示月数', '连续未交达到此数提示支部书记了解情况，系统不自动处理。', 36),
  { ...choice('quarterly', '按季交纳', '经党支部同意可以按季交纳，季末到期。', 0, 1), kind: 'switch' },
  choice('prepay_max_months', '一次预交月数', '超过的须支部书记说明原因后放开。', 0, 12),
  choice('rounding', '应交金额取整', '1 为到分，10 为到角，四舍五入。', 1, 10),
  choice('base_rounding', '基数取整', '先把基数取整再判断档次。1 为到分，10 为到角。', 1, 10),
  choice('collection_day', '每月收缴日', '每月相对固定的一天，月底不足的取最后一天。', 1, 31),
  choice('link_days', '亲属代交链接有效期', '过期须重新生成。', 1, 30),
  choice('permit_days', '放开月数限制的有效期', '书记放开后多少天内可以交。', 1, 90),
  choice('import_days', '核定表保留期', '上传后没有提交的核定表含有计缴基数，到期即删除。', 1, 30),
];

const TITLES = new Map(DUES_SETTINGS.map(({ code, title }) => [code, title]));

export const ruleTitle = (code: string): string => TITLES.get(code) ?? code;
