import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DemoMember } from './member-plan';
import type { DemoPersona } from './role-plan';

const OUTSIDER = { name: '路人甲', phone: '13800009999' };

/** Writes the cast for the sandbox's phone: `[{id, name, phone, note}]`. */
export function writePersonas(file: string, personas: DemoPersona[], members: DemoMember[]): void {
  const rows = personas.map(({ id, memberNo, note }) => {
    const { name, phone } = memberNo === null ? OUTSIDER : members[memberNo - 1];
    return { id, name, phone, note };
  });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
}
