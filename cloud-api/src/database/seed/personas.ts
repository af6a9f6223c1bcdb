import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DemoMember } from './member-plan';
import type { DemoPersona } from './role-plan';
import { demoOpenid } from './wechat-ids';

const OUTSIDER = { name: '路人甲', phone: '13800009999' };

/** Writes the cast for the sandbox's phone; with openids where their payments are known to it. */
export function writePersonas(file: string, personas: DemoPersona[], members: DemoMember[], havePaid: boolean): void {
  const rows = personas.map(({ id, memberNo, note }) => {
    const { name, phone } = memberNo === null ? OUTSIDER : members[memberNo - 1];
    return { id, name, phone, note, ...(havePaid && memberNo !== null ? { openid: demoOpenid(memberNo) } : {}) };
  });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
}
