import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportProblem, ImportView } from '@xianfeng/shared-types';
import { ImportService, templateWorkbook } from '../modules/members';
import { withApplication } from './context';

const SHOWN = 50;
const STEPS: Record<ImportView['state'], string> = { checking: '检查', ready: '待写入', committing: '写入', done: '完成', failed: '失败' };

/** `import <file> [--skip-bad-rows]`: the roster import of an operator, with every bad cell on the screen; `import <file> --template` writes an empty roster. */
export async function importCommand(args: string[]): Promise<void> {
  const file = args.find((a) => !a.startsWith('--'));
  if (!file) throw new Error('用法：import 名册.xlsx [--skip-bad-rows | --template]');
  if (args.includes('--template')) return writeFile(path.resolve(file), await templateWorkbook(), { flag: 'wx' });
  const skipBadRows = args.includes('--skip-bad-rows');
  await withApplication(async (app) => {
    const { view, problems } = await app.get(ImportService, { strict: false }).importFile(path.resolve(file), { skipBadRows, onProgress: say });
    report(view, problems);
  });
}

function say({ state, progress }: ImportView): void {
  process.stdout.write(`${STEPS[state]} ${progress.processed}/${progress.total ?? '…'}\n`);
}

function report({ state, counts, failure }: ImportView, problems: ImportProblem[]): void {
  for (const { cell, field, reason, fix } of problems.slice(0, SHOWN)) process.stdout.write(`${cell} ${field}：${reason}。${fix}\n`);
  if (problems.length > SHOWN) process.stdout.write(`……另有 ${problems.length - SHOWN} 处错误\n`);
  if (failure) process.stdout.write(`${failure}\n`);
  const done = state === 'done';
  const verb = done ? '已' : '将';
  process.stdout.write(`${verb}新增 ${counts.created}，${verb}更新 ${counts.updated}，未变 ${counts.unchanged}，有误 ${counts.failed}\n`);
  if (done) return;
  process.stdout.write('未写入任何数据：请改正后重试，或加 --skip-bad-rows 只导入正确的行\n');
  process.exitCode = 1;
}
