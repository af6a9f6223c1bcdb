import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(__dirname, '..', '..', 'dist', 'main.js');
const started: ChildProcess[] = [];

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env['PATH'], ...env } });
  started.push(child);
  const output = { text: '' };
  const printed = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output.text += chunk.toString();
        if (output.text.includes('\n')) resolve(output.text.split('\n')[0]!);
      });
    }
  });
  return { child, printed };
}

afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

test('the built program says where it listens, serves the page and ends on SIGTERM', async () => {
  const { child, printed } = start({ SANDBOX_PORT: '0' });
  const url = /^listening (http:\/\/localhost:\d+)$/.exec(await printed)![1]!;
  expect(await (await fetch(url)).text()).toContain('<title>微信沙箱</title>');
  expect((await fetch(`${url}/page/main.js`)).headers.get('content-type')).toContain('javascript');
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});

test('a busy port is said in one line', async () => {
  const first = start({ SANDBOX_PORT: '0' });
  const port = (await first.printed).split(':').at(-1)!;
  const second = start({ SANDBOX_PORT: port });
  const ended = once(second.child, 'exit');
  expect(await second.printed).toContain('端口已被占用');
  expect(await ended).toEqual([1, null]);
});
