import { existsSync, readFileSync } from 'node:fs';
import { say, table } from './console.mjs';

/** The demo identities as the seed wrote them. */
export function printPersonas(file) {
  if (!existsSync(file)) return;
  const personas = JSON.parse(readFileSync(file, 'utf8'));
  say('\n演示身份：');
  say(table(['姓名', '手机号', '说明'], personas.map(({ name, phone, note }) => [name, phone, note])));
}
