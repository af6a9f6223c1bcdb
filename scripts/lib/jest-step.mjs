import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { binary, cacheDir, inRoot, root } from './paths.mjs';
import { run } from './run.mjs';

/** What a Jest report says in our two numbers. A skipped test is a failed promise, an empty run proves nothing. */
function count(report, code) {
  const passed = report.numPassedTests;
  const brokenFiles = report.numRuntimeErrorTestSuites;
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + brokenFiles + skipped;
  const notes = [];
  if (brokenFiles) notes.push(`${brokenFiles} 个测试文件无法运行`);
  if (skipped) notes.push(`${skipped} 个测试被跳过`);
  if (failed === 0 && passed === 0) return { passed, failed: 1, note: '没有跑到任何测试' };
  if (failed === 0 && code !== 0) return { passed, failed: 1, note: `测试都通过，但 jest 以代码 ${code} 结束` };
  return { passed, failed, note: notes.join('，') };
}

const FOREIGN_FRAME = /^\s+at .*node_modules/;
const plain = (message) => stripVTControlCharacters(message).split('\n').filter((line) => !FOREIGN_FRAME.test(line)).join('\n');

/** Each failed test, and each file that could not be run, with its message. */
function failuresOf(report) {
  return report.testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0 && message && assertionResults.length === 0) return [`${path.relative(root, name)}\n${plain(message)}`];
    return failed.map(({ fullName, failureMessages }) => `${path.relative(root, name)} › ${fullName}\n${plain(failureMessages.join('\n'))}`);
  });
}

/** Runs Jest in a workspace, all of it or the named `files`; counts its tests and tells its failures from the JSON report. */
export async function jestStep({ name, cwd, config = 'jest.config.mjs', projects = [], files = [], env = {}, workers = 1, log }) {
  if (!existsSync(inRoot(cwd, config))) return { passed: 0, failed: 1, note: `缺少 ${cwd}/${config}` };
  const reportFile = path.join(cacheDir, 'test-reports', `${name}.json`);
  mkdirSync(path.dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });
  const selection = projects.length ? ['--selectProjects', ...projects] : [];
  const args = [binary('jest'), '--config', config, '--ci', `--maxWorkers=${workers}`, '--json', `--outputFile=${reportFile}`, ...selection, ...(files.length ? ['--runTestsByPath', ...files] : [])];
  const { code } = await run(process.execPath, args, { cwd: inRoot(cwd), env: { ...process.env, ...env }, log });
  if (!existsSync(reportFile)) return { passed: 0, failed: 1, note: `jest 没有写出报告（代码 ${code}）` };
  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  return { ...count(report, code), failures: failuresOf(report) };
}
