import { REFUSED_BASES, type RefusedBasis } from '@xianfeng/shared-types';
import { CLAUSES } from './formalism';
import { lintPointRule } from './point-rule.linter';
import { POINT_RULE_SEEDS } from './point-rule.seeds';

const PLAIN = '完成后由支部登记。';
const words = (title: string, description: string) => lintPointRule({ basis: 'task_completed', title, description });

const SNEAKY: [RefusedBasis, string, string?][] = [
  ['share', '转发推文'],
  ['share', '转 发 推 文'],
  ['share', '转·发·有·奖'],
  ['share', '轉發集團文章'],
  ['share', '发朋友圈宣传'],
  ['share', '宣传员奖励', '把案例分享到微信群，每次 1 分。'],
  ['share', '案例zhuanfa奖'],
  ['share', 'ＳＨＡＲＥ 之星'],
  ['share', '宣传之星', '将链接发到三个工作群即得分。'],
  ['share', '邀请好友注册'],
  ['like', '点赞达人'],
  ['like', '点\u200b赞达人'],
  ['like', '案例获赞奖'],
  ['like', '网络投票第一名'],
  ['comment_count', '群内接龙'],
  ['comment_count', '热心党员', '按评论数计分。'],
  ['comment_count', '互动量前十'],
  ['view_count', '案例点击量'],
  ['view_count', '宣传效果', '文章阅读量过千加 2 分。'],
  ['reading_time', '学习时长奖'],
  ['reading_time', '学习标兵', '阅读满30分钟得 1 分。'],
  ['reading_time', '每日学习', '观看视频加分。'],
  ['screen_time', '在线时长'],
  ['screen_time', '勤奋奖', '小程序使用时间长者加分。'],
  ['login', '每日登录'],
  ['login', '每日登陆'],
  ['login', '坚持奖', '连续7天使用得 5 分。'],
  ['login', 'Log-in bonus'],
  ['clock_in', '打卡'],
  ['clock_in', '打-卡 积分'],
  ['clock_in', '每天小程序签到'],
  ['clock_in', '签到次数奖'],
  ['clock_in', '健步走步数'],
  ['install', '下载安装先锋'],
  ['install', '关注公众号'],
  ['photo_upload', '上传照片留痕'],
  ['photo_upload', '工作留痕', '每次上传学习截图得 1 分。'],
];

const HONEST: [string, string?][] = [
  ['按期开展主题党日', '现场签到、记录齐全，由支部书记提交。'],
  ['讲授党课', '到会讲授一次党课。'],
  ['经验分享会主讲', '在分享交流会上介绍做法。'],
  ['为群众办实事', '解决群众困难并有办结记录。'],
  ['案例发布', '通过评审并发布；不以转发量、点赞量计分。'],
  ['按时完成评审任务'],
  ['受到上级表彰', '以表彰文件为准。'],
  ['投票选举组织工作', '承担换届选举会务。'],
];

describe('point rule linter', () => {
  it.each(SNEAKY.map(([basis, title, description = PLAIN]) => [basis, title, description] as const))('refuses %s: %s %s', (basis, title, description) => {
    const findings = words(title, description);
    expect(findings.map((f) => f.refusedBasis)).toContain(basis);
    expect(findings[0].clause).toMatch(/《.+》/);
  });

  it.each(HONEST.map(([title, description = PLAIN]) => [title, description] as const))('lets %s stand', (title, description) => {
    expect(words(title, description)).toEqual([]);
  });

  it.each(Object.keys(REFUSED_BASES))('refuses basis %s whatever the rule is called', (basis) => {
    const findings = lintPointRule({ basis, title: '优秀奖', description: '年度优秀。' });
    expect(findings).toEqual([{ field: 'basis', found: REFUSED_BASES[basis as RefusedBasis], refusedBasis: basis, clause: CLAUSES[basis as RefusedBasis] }]);
  });

  it('does not let a title hide behind a denial', () => {
    expect(words('不限次数转发', PLAIN)).toHaveLength(1);
  });

  it('lets every rule that the product ships stand', () => {
    for (const seed of POINT_RULE_SEEDS) expect({ code: seed.code, findings: lintPointRule(seed) }).toEqual({ code: seed.code, findings: [] });
  });
});
