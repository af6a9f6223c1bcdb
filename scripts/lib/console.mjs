const HEARTBEAT_MS = 10_000;

export const say = (text = '') => process.stdout.write(`${text}\n`);
export const complain = (text) => process.stderr.write(`${text}\n`);

/** Seconds since `start` (a value of performance.now()), with one digit. */
export const secondsSince = (start) => ((performance.now() - start) / 1000).toFixed(1);

/** Runs `work` and says in Chinese that it began, that it is still running, and how it ended. */
export async function withProgress(title, work) {
  const start = performance.now();
  say(`▸ ${title} …`);
  const heartbeat = setInterval(() => say(`  ${title}：已用 ${secondsSince(start)} 秒`), HEARTBEAT_MS);
  try {
    const result = await work();
    say(`✓ ${title}（${secondsSince(start)} 秒）`);
    return result;
  } catch (error) {
    complain(`✗ ${title}（${secondsSince(start)} 秒）`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

export const lastLines = (text, count) => text.trimEnd().split('\n').slice(-count).join('\n');

/** Columns a terminal gives the text: Chinese characters and full-width signs take two. */
const columns = (text) => [...text].reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char) ? 2 : 1), 0);

/** A text table whose columns line up with Chinese in them. */
export function table(head, rows) {
  const cells = [head, ...rows].map((row) => row.map((cell) => String(cell ?? '')));
  const widths = head.map((_, index) => Math.max(...cells.map((row) => columns(row[index]))));
  const line = (row) => `  ${row.map((cell, index) => cell + ' '.repeat(widths[index] - columns(cell))).join('  ')}`.trimEnd();
  return [line(cells[0]), `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`, ...cells.slice(1).map(line)].join('\n');
}
