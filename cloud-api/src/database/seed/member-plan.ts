import type { IsoDate } from '@xianfeng/shared-types';
import { addDays, addMonths } from '../../platform/clock';
import type { DemoOrg, DemoSize } from './org-plan';
import type { Random } from './random';

export interface DemoMember {
  /** Running number, 1 is the first persona. */
  no: number;
  orgCode: string;
  name: string;
  idNumber: string;
  /** 1 男, 2 女 (GB/T 2261.1). */
  sex: '1' | '2';
  birthDate: IsoDate;
  /** GB/T 3304 code. */
  nation: string;
  /** GB/T 4658 code. */
  education: string;
  kind: 'full' | 'probationary';
  group: 'active' | 'retired' | 'mobile';
  joinedOn: IsoDate;
  fullOn: IsoDate | null;
  job: string;
  phone: string;
  address: string;
  /** 书记, 组织委员 …; the first of a branch is its secretary. */
  post: DemoPost | null;
}

export type DemoPost = 'secretary' | 'deputy_secretary' | 'organization' | 'publicity' | 'discipline';

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const MALE = ['建国', '志强', '海波', '明远', '立新', '卫东', '俊杰', '宏伟', '子轩', '浩然', '文博', '永康', '国栋', '少华', '振宇', '鹏飞', '学军', '德胜', '光明', '向阳', '伟民', '思远', '嘉诚', '晓峰', '春生', '长河', '培林', '启明', '守信', '广平'];
const FEMALE = ['秀英', '丽华', '淑珍', '晓燕', '雅琴', '海燕', '慧敏', '思雨', '佳怡', '欣然', '玉兰', '春梅', '红霞', '静怡', '雪梅', '月华', '桂芳', '婉清', '若兰', '文静', '锦绣', '惠芬', '晓彤', '安琪', '亚楠', '小曼', '明珠', '青云', '素素', '巧云'];
const JOBS = { department: ['部门主管', '高级经理', '业务经理', '综合员', '审查岗', '科技岗'], outlet: ['支行行长', '运营主管', '客户经理', '柜员', '大堂经理', '理财经理'], retired: ['退休干部', '退休职工'], committee: ['党务专员'] };
const POSTS: DemoPost[] = ['secretary', 'organization', 'publicity', 'discipline', 'deputy_secretary'];
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Fills the 18th character by GB 11643. Area 370199 is not assigned: the numbers are fictitious yet well formed. */
function idNumber(birthDate: IsoDate, sex: '1' | '2', serial: number): string {
  const order = ((serial * 2 + (sex === '1' ? 1 : 0)) % 1000).toString().padStart(3, '0');
  const body = `370199${birthDate.replaceAll('-', '')}${order}`;
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * ID_WEIGHTS[i], 0);
  return body + '10X98765432'[sum % 11];
}

/** Spreads `total` over the branches: at least two each, the rest at random. */
function headcounts(branches: DemoOrg[], total: number, random: Random): number[] {
  const counts = branches.map(() => 2);
  for (let left = total - 2 * branches.length; left > 0; left--) counts[random.int(0, branches.length - 1)]++;
  return counts;
}

/** Members of all branches; `today` anchors ages and party ages. */
export function planMembers(orgs: DemoOrg[], size: DemoSize, today: IsoDate, random: Random): DemoMember[] {
  const branches = orgs.filter((o) => o.kind !== 'party_committee');
  const retired = branches.filter((o) => o.orgClass === 'retired');
  const working = branches.filter((o) => o.orgClass !== 'retired');
  const people = random.fork('people');
  const members: DemoMember[] = [];
  const usedIdNumbers = new Set<string>();
  const usedNames = new Map<string, Set<string>>();
  let olderLeft = size.over60;

  const add = (org: DemoOrg, position: number) => {
    const no = members.length + 1;
    const isRetired = org.orgClass === 'retired';
    const over60 = isRetired && olderLeft-- > 0;
    const age = over60 ? people.int(61, 84) : isRetired ? people.int(55, 59) : people.int(24, 58);
    const birthDate = addDays(addMonths(today, -12 * age), -people.int(1, 360));
    const sex = people.chance(isRetired ? 0.55 : 0.48) ? '1' : '2';
    const probationary = !isRetired && position > 1 && age < 40 && people.chance(0.06);
    const partyAge = probationary ? 0 : Math.min(age - 20, people.int(1, isRetired ? 50 : 25));
    const joinedOn = probationary ? addDays(today, -people.int(30, 330)) : addDays(addMonths(today, -12 * (partyAge + 1)), -people.int(1, 300));
    members.push({
      no, orgCode: org.code, name: uniqueName(org.code, sex), idNumber: freeIdNumber(birthDate, sex, no), sex, birthDate,
      nation: people.chance(0.95) ? '01' : people.pick(['02', '03', '06', '11']),
      education: people.pick(age > 60 ? ['61', '31', '31', '21'] : ['31', '21', '21', '21', '14']),
      kind: probationary ? 'probationary' : 'full',
      group: isRetired ? 'retired' : people.chance(0.02) ? 'mobile' : 'active',
      joinedOn, fullOn: probationary ? null : addMonths(joinedOn, 12),
      job: people.pick(JOBS[org.orgClass]), phone: `1390${String(1000000 + no)}`, address: `滨海省${org.unitName.slice(0, 12)}宿舍${people.int(1, 30)}栋`,
      post: position < postCount(org, isRetired) ? POSTS[position] : null,
    });
  };
  const freeIdNumber = (birthDate: IsoDate, sex: '1' | '2', no: number): string => {
    let serial = no;
    while (usedIdNumbers.has(idNumber(birthDate, sex, serial))) serial++;
    const free = idNumber(birthDate, sex, serial);
    usedIdNumbers.add(free);
    return free;
  };
  const uniqueName = (orgCode: string, sex: '1' | '2'): string => {
    const used = usedNames.get(orgCode) ?? new Set<string>();
    usedNames.set(orgCode, used);
    for (;;) {
      const name = people.pick([...SURNAMES]) + people.pick(sex === '1' ? MALE : FEMALE);
      if (!used.has(name)) {
        used.add(name);
        return name;
      }
    }
  };

  const workingCounts = headcounts(working, size.members - size.retired, random.fork('working'));
  const retiredCounts = headcounts(retired, size.retired, random.fork('retired'));
  const postCount = (org: DemoOrg, isRetired: boolean) => {
    const count = isRetired ? retiredCounts[retired.indexOf(org)] : workingCounts[working.indexOf(org)];
    return count >= 7 ? 4 : 1;
  };
  working.forEach((org, i) => repeat(workingCounts[i], (position) => add(org, position)));
  retired.forEach((org, i) => repeat(retiredCounts[i], (position) => add(org, position)));
  return members;
}

function repeat(times: number, work: (i: number) => void): void {
  for (let i = 0; i < times; i++) work(i);
}
