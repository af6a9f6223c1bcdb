const number = (value, digits = 0) => value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const met = (kept) => (kept ? '达到' : '**未达到**');
const limit = (value, aim, unit) => `${number(value, 1)} ${unit}（目标 ≤ ${aim} ${unit}，${met(value <= aim)}）`;
/** Whether the ratio keeps its aim; `atMost` for costs, else at least. */
const verdict = (ratio, aim, atMost) => `${ratio.toFixed(2)}（目标 ${atMost ? '≤' : '≥'} ${aim}，${met(atMost ? ratio <= aim : ratio >= aim)}）`;

function pagesSection({ pages, memory, connections }) {
  const rows = pages.map((p) => [
    p.name, verdict(p.ratio, p.aim), `${number(p.rate)} / ${number(p.bareRate)}`, `${number(p.p99, 1)} / ${number(p.bareP99, 1)}`,
    `${number(p.cpu, 2)} / ${number(p.bareCpu, 2)}`, p.statements, number(p.bytes),
  ]);
  return `## 页面接口

演示集团 × 10（约 2,960 个组织、28,000 名党员）。产品一侧含访问令牌校验、权限与数据范围、参数校验、安全响应头、限流、日志和指标；下限一侧是
\`node:http\` + \`mysql2\`，逐条执行产品为同一请求执行的 SQL（参数相同），原样发回同样的字节。${connections} 个长连接，40 名登录者轮流；两侧交替测量，取各轮比值的中位数。
同一台机器上还运行着数据库和发压程序，所以吞吐量之比也含它们的开销；“处理器毫秒”只算服务进程自己。

${table(['页面', '吞吐量之比', '请求/秒（产品 / 下限）', 'p99 毫秒（产品 / 下限）', '处理器毫秒/请求（产品 / 下限）', 'SQL 条数', '字节'], rows)}

服务进程内存峰值 ${number(memory)} MB。`;
}

const closeSection = (c) => `## 月度结账

${number(c.branches)} 个支部、${number(c.members)} 名党员，当月 ${number(c.entries)} 条积分。产品分步结账（中断可续、逐类排名、SHA-256 封存、审计），下限是一条
\`INSERT … SELECT\` 汇总并写入同样的行。

${table(
    ['用时之比', '产品 / 下限（秒）', '内存峰值'],
    [[verdict(c.ratio, c.aim, true), `${number(c.ms / 1000, 2)} / ${number(c.bareMs / 1000, 2)}`, `${number(c.memory)} MB（目标 ≤ ${c.memoryAim} MB，${met(c.memory <= c.memoryAim)}）`]],
  )}`;

const rosterSection = (r) => `## 名册导入

${number(r.rows)} 行全部为新增：试运行（逐格校验、查重、加密存放）加正式写入，下限是用 exceljs 流式读一遍同一文件、什么也不做。

${table(['用时之比', '产品 / 下限（秒）', '内存峰值'], [[verdict(r.ratio, r.aim, true), `${number(r.ms / 1000, 2)} / ${number(r.bareMs / 1000, 2)}`, `${number(r.memory)} MB`]])}`;

const messagesSection = (m) => `## 订阅消息

${number(m.messages)} 条经微信沙箱发送。产品一侧从发件箱消息开始：按人扇出、去重、限额、额度检查、领取、调用、结算；下限是同样并发、只调用接口的循环。

${table(['每次调用的应答', '吞吐量之比', '条/秒（产品 / 下限）'], [
    ['立即（沙箱在同一台机器上）', verdict(m.ratio, m.aim), `${number(m.rate)} / ${number(m.bareRate)}`],
    [`${m.slow.answerMs} 毫秒后，如经网络调用微信`, verdict(m.slow.ratio, m.aim), `${number(m.slow.rate)} / ${number(m.slow.bareRate)}`],
  ])}`;

const paymentsSection = (p) => `## 支付通知

微信支付的回调：验签、解密、留存一行、应答（入账是随后的另一个工作单元，见 ADR 0022）。每条通知的编号和签名各不相同，${p.connections} 个长连接；下限是 \`node:http\` + \`mysql2\`，
同样验签、解密、写一行，别的什么也不做。应答 200 的 ${number(p.kept)} 条逐一核对已在库中。

${table(
    ['吞吐量之比', '条/秒（产品 / 下限）', 'p99 毫秒（产品 / 下限）'],
    [[verdict(p.ratio, p.aim), `${number(p.rate)} / ${number(p.bareRate)}`, `${number(p.p99, 1)} / ${number(p.bareP99, 1)}`]],
  )}`;

const billsSection = (b) => `## 党费账单

${number(b.branches)} 个支部、${number(b.members)} 名党员（每人三年的核定）一个月的账单。产品按数百个支部一批生成，可重复运行，已有的账单不动；下限是一条 \`INSERT … SELECT\` 写入同样的行。

${table(['用时之比', '产品 / 下限（秒）', '内存峰值'], [[verdict(b.ratio, b.aim, true), `${number(b.ms / 1000, 2)} / ${number(b.bareMs / 1000, 2)}`, `${number(b.memory)} MB`]])}`;

const reconciliationSection = (r) => `## 党费对账

一天 ${number(r.payments)} 笔支付：取交易账单与资金账单、校验、逐行留存，与支付记录、资金、党费账比对，手续费按支部入账。下限取同样的两份账单，逐行写入一张表，再用三条 SQL 与支付记录、
党费账连接；两侧都含沙箱生成账单的时间。

${table(['用时之比', '产品 / 下限（秒）', '内存峰值'], [[r.ratio.toFixed(2), `${number(r.ms / 1000, 1)} / ${number(r.bareMs / 1000, 1)}`, `${number(r.memory)} MB`]])}`;

const librarySection = ({ aim, databases }) => `## 案例检索

${number(databases[0].cases)} 篇案例，经接口检索（含权限范围、摘要与高亮），取 20 次的中位数；下限是按主键读出同一页的行。

${table(
    ['检索', ...databases.map((d) => `${d.database}：毫秒（中位 / 95 分位 / 下限）`)],
    databases[0].searches.map(({ q, narrowed }, i) => [
      narrowed ? `${q}（限类别、组织和时间）` : q,
      ...databases.map(({ searches }) => `${number(searches[i].median, 1)} / ${number(searches[i].p95, 1)} / ${number(searches[i].bareMedian, 1)}`),
    ]),
  )}

最慢一项的中位数：${databases.map((d) => `${d.database} ${limit(slowest(d), aim, '毫秒')}`).join('；')}。`;

const slowest = ({ searches }) => Math.max(...searches.map((search) => search.median));

const plansSection = (parts) => `## 查询计划

运行中记录下的语句逐一 \`EXPLAIN\`，在超过一千行的表上不应有全表或全索引扫描；整月汇总、整表读入这类本来就要读全部的语句另计。

${table(
    ['来源', '语句种类', '扫描', '按设计读全部'],
    parts.map((part) => [part.name, part.checked, part.scans.length, part.byDesign.length]),
  )}
${parts.flatMap((part) => part.scans).map((s) => `\n- **${s.table}**（约 ${number(s.rows)} 行）：\`${s.sql.slice(0, 200)}\``).join('')}`;

const startupSection = (s) => `## 启动

已有数据时，从启动进程到 \`/readyz\` 应答：${number(s.ms / 1000, 1)} 秒（目标 ≤ ${s.aim / 1000} 秒，${met(s.ms <= s.aim)}），其中进程用处理器 ${number(s.cpu / 1000, 1)} 秒。`;

const SECTIONS = {
  startup: startupSection, http: pagesSection, library: librarySection, close: closeSection, roster: rosterSection, messages: messagesSection, payments: paymentsSection, bills: billsSection,
  reconciliation: reconciliationSection, plans: plansSection,
};

/** docs/benchmarks.md of a run; `notes` are the explanations kept beside the benchmarks. */
export function report(machine, results, notes) {
  const sections = Object.entries(SECTIONS).flatMap(([name, section]) => (results[name] ? [section(results[name]).trim() + (notes[name] ? `\n\n${notes[name]}` : '')] : []));
  return `# 基准测试

由 \`npm run bench\` 生成，请勿手改。每个数字都与同一次运行中的下限相比，比值可以跨机器看，绝对值不可以。

机器：${machine.processor}，${machine.cores} 核，${machine.memoryGb} GB 内存；Node ${machine.node}；MariaDB ${machine.database}；开始时系统负载 ${machine.load}。

${sections.join('\n\n')}
`;
}

/** Aims that the results miss, for the exit code's message. */
export function missed(results) {
  const { http, library, close, roster, messages, payments, bills, startup } = results;
  return [
    ...(http?.pages ?? []).filter((p) => p.ratio < p.aim).map((p) => p.name),
    ...(library?.databases ?? []).filter((d) => slowest(d) > library.aim).map((d) => `案例检索（${d.database}）`),
    ...(close && (close.ratio > close.aim || close.memory > close.memoryAim) ? ['月度结账'] : []),
    ...(roster && roster.ratio > roster.aim ? ['名册导入'] : []),
    ...(messages && messages.ratio < messages.aim ? ['订阅消息'] : []),
    ...(payments && payments.ratio < payments.aim ? ['支付通知'] : []),
    ...(bills && bills.ratio > bills.aim ? ['党费账单'] : []),
    ...(startup && startup.ms > startup.aim ? ['启动'] : []),
  ];
}
