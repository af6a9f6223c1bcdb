/** Deterministic fictitious prose of cases, for similarity and for measuring. */
const SUBJECTS = ['支部委员会', '网点负责人', '党员客户经理', '先锋服务队', '青年突击队', '党小组', '机关党员', '离退休党员', '柜面骨干', '风控专员', '科技骨干', '社区联络员'];
const TIMES = ['年初', '三月以来', '主题党日当天', '旺季之前', '每周五下午', '半年之后', '接到反映后', '走访期间', '换届以后', '台风过后', '新系统上线时', '季度末'];
const ACTIONS = ['逐户走访', '梳理台账', '开设专窗', '组建课堂', '结对帮扶', '排查隐患', '优化流程', '上门代办', '设置绿色通道', '开展夜校', '编写手册', '复盘得失', '跟班学习', '公开承诺', '轮值巡查'];
const OBJECTS = ['小微企业', '独居老人', '外来务工者', '种粮大户', '社区居民', '退役军人', '新入职员工', '个体商户', '学校师生', '医护人员', '物流司机', '园区企业', '果农', '渔民', '手艺人'];
const RESULTS = ['等候时间明显缩短', '投诉逐月下降', '贷款审批更快', '群众主动送来锦旗', '差错率降到最低', '老人学会了自助办理', '台账做到一户一档', '形成了长效机制', '客户满意度提升', '经验在全行推广', '增加了村集体收入', '骨干成长更快'];

export type Random = () => number;

/** Small generator with a seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function prose(random: Random, sentences: number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const number = () => String(Math.floor(random() * 900) + 10);
  return Array.from({ length: sentences }, () =>
    `${pick(TIMES)}，${place(random)}${pick(SUBJECTS)}面向${number()}名${pick(OBJECTS)}${pick(ACTIONS)}、${pick(ACTIONS)}，用了${number()}天，${pick(RESULTS)}，${pick(RESULTS)}。`,
  ).join('');
}

/** A name of two characters that no vocabulary holds, so that texts have as many different words as real ones. */
const place = (random: Random): string => String.fromCharCode(0x4e00 + Math.floor(random() * 3000), 0x4e00 + Math.floor(random() * 3000));

/** Every n-th Han character replaced, punctuation changed: what a hasty editor leaves. */
export function lightlyEdited(text: string, every: number): string {
  return [...text].map((char, i) => (i % every === every - 1 && /\p{Script=Han}/u.test(char) ? '某' : char)).join('').replaceAll('，', ', ').replaceAll('。', '；');
}
