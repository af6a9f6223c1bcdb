import { parseArgs } from 'node:util';
import { GRANTABLE_ROLES, ROLE_LABELS } from '@xianfeng/shared-types';
import { UnitOfWork } from '../database';
import { MemberDirectory, type MemberRef } from '../modules/members';
import { RoleSetup } from '../modules/roles';
import { withApplication } from './context';

const USAGE = `用法：grant-role --phone 手机号 --name 姓名 --role ${GRANTABLE_ROLES.join('|')} --org 组织名称 [--reach self|subtree]`;

/** `grant-role`: the first administrator and officers of a customer, whom nobody in the system could appoint. Written to the audit log. */
export async function grantRoleCommand(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { phone: text, name: text, role: text, org: text, reach: { ...text, default: 'subtree' } } });
  const { phone, name, org, reach } = values;
  const role = GRANTABLE_ROLES.find((known) => known === values.role);
  if (!phone || !name || !role || !org || (reach !== 'self' && reach !== 'subtree')) throw new Error(USAGE);
  await withApplication(async (app) => {
    const uow = app.get(UnitOfWork);
    const member = only(await app.get(MemberDirectory, { strict: false }).findByPhoneAndName(phone, name));
    const orgs = await uow.read((tx) => tx.select<{ id: string }>(`SELECT id FROM org WHERE name = ? AND status = 'active' ORDER BY id`, [org]));
    if (orgs.length !== 1) throw new Error(`名为“${org}”的组织有 ${orgs.length} 个，须恰好一个`);
    await uow.run((tx) => app.get(RoleSetup, { strict: false }).grant(tx, { memberId: member.id, role, orgId: orgs[0].id, reach }));
    process.stdout.write(`已授予 ${member.name}（${member.orgName}）：${ROLE_LABELS[role]}，${org}${reach === 'subtree' ? '及其下级' : ''}\n`);
  });
}

function only(found: MemberRef[]): MemberRef {
  const active = found.filter((member) => member.status === 'active');
  if (active.length !== 1) throw new Error(`手机号和姓名相符的党员有 ${active.length} 名，须恰好一名；请先导入名册`);
  return active[0];
}
