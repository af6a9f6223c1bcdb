import type { Random } from './random';

export type DemoOrgClass = 'committee' | 'department' | 'outlet' | 'retired';

export interface DemoOrg {
  /** Upper-system code, unique; parents are named by it. */
  code: string;
  parent: string | null;
  kind: 'party_committee' | 'branch' | 'joint_branch';
  orgClass: DemoOrgClass;
  name: string;
  unitName: string;
  lat: number;
  lng: number;
}

/** How large the demo group is; `small` serves the browser tests. */
export interface DemoSize {
  cities: number;
  headOffices: number;
  cityOffices: number;
  outlets: number;
  /** The first so many cities have one outlet more. */
  extraOutlets: number;
  retiredCommitteeBranches: number;
  members: number;
  retired: number;
  over60: number;
  cases: number;
}

/** 1 group committee, 12 base committees, 286 branches, 2,800 members, 28.9 % over 60. */
export const FULL_SIZE: DemoSize = {
  cities: 10, headOffices: 28, cityOffices: 5, outlets: 18, extraOutlets: 6, retiredCommitteeBranches: 12,
  members: 2800, retired: 840, over60: 809, cases: 340,
};

export const SMALL_SIZE: DemoSize = {
  cities: 2, headOffices: 3, cityOffices: 2, outlets: 4, extraOutlets: 0, retiredCommitteeBranches: 2,
  members: 160, retired: 48, over60: 46, cases: 34,
};

/** The demo group ten times over, for benchmarks. */
export const TEN_FOLD_SIZE: DemoSize = {
  cities: 100, headOffices: 280, cityOffices: 5, outlets: 18, extraOutlets: 60, retiredCommitteeBranches: 120,
  members: 28_000, retired: 8400, over60: 8090, cases: 3400,
};

const CITIES = ['临港市', '望海市', '清河市', '云台市', '安澜市', '平川市', '青屿市', '松原港市', '白鹭市', '和风市'];
const HEAD_OFFICES = [
  '办公室', '人力资源部', '财务管理部', '风险管理部', '授信审批部', '公司金融部', '普惠金融部', '个人金融部', '信用卡部', '网络金融部', '国际结算部',
  '金融市场部', '投资银行部', '资产保全部', '内控合规部', '法律事务部', '审计部', '运营管理部', '信息科技部', '安全保卫部', '后勤服务中心', '党务工作部',
  '纪检监察室', '工会办公室', '战略发展部', '渠道管理部', '资产托管部', '客户服务中心',
];
const CITY_OFFICES = ['综合管理部', '公司业务部', '个人业务部', '风险合规部', '运营保障部'];
const STREETS = [
  '人民路', '解放路', '中山路', '建设路', '新华路', '海滨路', '港湾路', '学府路', '工业园', '高新区', '火车站', '体育场', '滨河路', '文化路', '长江路', '黄河路', '商贸城', '大学城',
  '开发区', '古城', '迎宾路',
];

/** The tree of a fictitious provincial bank branch. */
export function planOrgs(size: DemoSize, random: Random): DemoOrg[] {
  const place = random.fork('places');
  const centre = { lat: 36.2, lng: 119.4 };
  const near = (p: { lat: number; lng: number }, spread: number) => ({
    lat: round(p.lat + (place.next() - 0.5) * spread), lng: round(p.lng + (place.next() - 0.5) * spread),
  });
  const orgs: DemoOrg[] = [];
  const add = (code: string, parent: string | null, kind: DemoOrg['kind'], orgClass: DemoOrgClass, name: string, unitName: string, at = near(centre, 0.1)) =>
    orgs.push({ code, parent, kind, orgClass, name, unitName, ...at });

  add('BH', null, 'party_committee', 'committee', '江海银行滨海省分行党委', '江海银行滨海省分行');
  add('BH-JG', 'BH', 'party_committee', 'committee', '省分行机关党委', '江海银行滨海省分行本部');
  names(HEAD_OFFICES, size.headOffices, '处').forEach((office, i) =>
    add(`BH-JG-${two(i + 1)}`, 'BH-JG', 'branch', 'department', `${office}党支部`, `省分行${office}`));

  names(CITIES, size.cities, '市').forEach((city, c) => {
    const code = `BH-${two(c + 1)}`;
    const at = near(centre, 3);
    const short = city.slice(0, -1);
    add(code, 'BH', 'party_committee', 'committee', `${city}分行党委`, `江海银行${city}分行`, at);
    CITY_OFFICES.slice(0, size.cityOffices).forEach((office, i) =>
      add(`${code}-B${two(i + 1)}`, code, 'branch', 'department', `${city}分行${office}党支部`, `${city}分行${office}`, near(at, 0.05)));
    const outlets = size.outlets + (c < size.extraOutlets ? 1 : 0);
    STREETS.slice(0, outlets).forEach((street, i) => {
      const joint = i === outlets - 1;
      add(`${code}-W${two(i + 1)}`, code, joint ? 'joint_branch' : 'branch', 'outlet', `${short}${street}支行${joint ? '联合' : ''}党支部`, `${short}${street}支行`, near(at, 0.3));
    });
    add(`${code}-T01`, code, 'branch', 'retired', `${city}分行离退休党支部`, `${city}分行离退休办公室`, near(at, 0.05));
  });

  add('BH-LX', 'BH', 'party_committee', 'committee', '省分行离退休党委', '省分行离退休人员管理部');
  for (let i = 1; i <= size.retiredCommitteeBranches; i++) {
    add(`BH-LX-${two(i)}`, 'BH-LX', 'branch', 'retired', `离退休第${chineseNumber(i)}党支部`, '省分行离退休人员管理部');
  }
  return orgs;
}

const two = (n: number): string => String(n).padStart(2, '0');
const round = (n: number): number => Math.round(n * 1e5) / 1e5;

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–199 in Chinese: 十二, 二十, 一百零三. */
function chineseNumber(n: number): string {
  if (n >= 100) return `一百${n === 100 ? '' : n < 110 ? '零' : n < 120 ? '一' : ''}${chineseNumber(n - 100)}`;
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[n % 10]}`;
}

/** The first `count` names; past the end of the list they come again with a number: 临港市, …, 临港第二市. */
const names = (list: string[], count: number, unit: string): string[] =>
  Array.from({ length: count }, (_, i) => {
    const name = list[i % list.length];
    const round = Math.floor(i / list.length) + 1;
    if (round === 1) return name;
    return `${name.endsWith(unit) ? name.slice(0, -unit.length) : name}第${chineseNumber(round)}${unit}`;
  });
