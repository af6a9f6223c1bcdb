import { parseArgs } from 'node:util';
import { isCalendarDate } from '@xianfeng/shared-types';
import { BooksVerifier } from '../modules/books';
import { groupedYuan } from '../platform/money';
import { withApplication } from './context';

/** `verify-books [--day 2026-11-21]`: proves the books of party dues from their lines; exit code 1 when something differs. */
export async function verifyBooksCommand(args: string[]): Promise<void> {
  const { day } = parseArgs({ args, options: { day: { type: 'string' } } }).values;
  if (day !== undefined && !isCalendarDate(day)) throw new Error(`--day 应为日期，如 2026-11-21，不是 ${day}`);
  const report = await withApplication((app) => app.get(BooksVerifier).verify(day));
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`截至 ${report.day}：${report.orgs} 个组织，凭证 ${report.journals} 张，分录 ${report.lines} 行`);
  say(`收入 ${groupedYuan(report.inFen)} ＝ 支出 ${groupedYuan(report.outFen)} ＋ 结余 ${groupedYuan(report.balanceFen)}`);
  for (const difference of report.differences) say(`✗ ${difference}`);
  if (report.differences.length > 0) process.exitCode = 1;
  else say('账目平衡：各组织与合计均相符，余额与分录一致');
}
