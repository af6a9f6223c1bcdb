import { createRequire } from 'node:module';
import { table } from '../../scripts/lib/console.mjs';
import { HEADING } from './section.mjs';

const { PAYMENT_EXCEPTION_LABELS } = createRequire(import.meta.url)('@xianfeng/shared-types');
const number = (value) => value.toLocaleString('en-US');
const yuan = (fen) => (fen === null ? '' : (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }));
const SIDES = { platform: '微信沙箱', payments: '支付记录', books: '党费账', reconciliation: '对账（交易账单、资金账单）' };

/** What a run was and came to, as text. */
export function faultReport(result) {
  const { tally } = result;
  const lines = [
    `种子 ${result.seed}：${number(result.payments)} 名党员交纳，平台到账 ${number(tally.paid)} 笔，退款 ${number(tally.refunded)} 笔，用时 ${result.paySeconds.toFixed(0)} 秒；`
      + `kill -9 服务进程 ${result.kills} 次，数据库被杀并重启 ${result.crashes} 次；回调送出 ${number(result.deliveries)} 次，其中未被接受 ${number(result.refused)} 次。`,
    '', table(['故障', '次数'], Object.entries(result.struck).sort(([a], [b]) => (a < b ? -1 : 1))),
    '', table(['', '到账', '退款', '手续费', '结余'], Object.entries(result.sums).map(([side, values]) => [SIDES[side], ...values.map(yuan)])),
    '', table(['待人工处理', '未办', '系统已自行核清'], Object.entries(result.persons).map(([kind, { open, resolved }]) => [PAYMENT_EXCEPTION_LABELS[kind] ?? kind, open, resolved])),
    '', result.books,
    '', `丢失 ${tally.lost}，重复或不平 ${tally.doubled}，无中生有 ${tally.phantom}，伪造回调 ${tally.forged} 次、被接受 ${tally.forgedAccepted} 次，到账而待人工处理 ${tally.waiting} 笔。`,
  ];
  return lines.join('\n');
}

const row = (cells) => `| ${cells.join(' | ')} |`;
const markdown = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** The same as a section of docs/benchmarks.md. */
export function faultSection(result, machine) {
  const { tally } = result;
  return `${HEADING}

\`npm run faults:payments -- --payments ${result.payments} --seed ${result.seed}\`，${machine.cores} 核，开始时系统负载 ${machine.load}${Number(machine.load) > machine.cores ? '（机器上另有其他程序在运行）' : ''}。两个服务进程、一个 MariaDB、微信沙箱；
32 个并发的客户端像手机一样下单、付款、查询、取消、改月份、重试。平台侧的等待缩短为五十分之一。${number(result.payments)} 名党员交纳，平台到账 ${number(tally.paid)} 笔（关单与付款相撞、两台手机同时付款的各算一笔），退款 ${number(tally.refunded)} 笔，
用时 ${result.paySeconds.toFixed(0)} 秒；途中 kill -9 服务进程 ${result.kills} 次，杀掉并重启数据库 ${result.crashes} 次；回调送出 ${number(result.deliveries)} 次，未被接受 ${number(result.refused)} 次。

**丢失 ${tally.lost}，重复或不平 ${tally.doubled}，无中生有 ${tally.phantom}；伪造的回调 ${number(tally.forged)} 次，被接受 ${tally.forgedAccepted} 次。**

${markdown(['元', '到账', '退款', '手续费', '结余'], Object.entries(result.sums).map(([side, values]) => [SIDES[side], ...values.map(yuan)]))}

${markdown(['待人工处理', '未办', '系统已自行核清'], Object.entries(result.persons).map(([kind, { open, resolved }]) => [PAYMENT_EXCEPTION_LABELS[kind] ?? kind, open, resolved]))}

前两项是签名正确而内容有误的通知：付款尚未入账的，向微信查询后自行核清；已经入账的留给人看。

发生的故障：${Object.entries(result.struck).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, times]) => `${name} ${times}`).join('、')}。
`;
}
