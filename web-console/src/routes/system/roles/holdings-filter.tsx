import { GRANTABLE_ROLES, PERMISSIONS, ROLE_LABELS, type RoleHoldingsQuery } from '@xianfeng/shared-types';
import { Button, Checkbox, Flex, Select } from 'antd';
import { useAddress } from '@/shared/address';
import { OrgPicker } from '@/shared/org';
import { optionsOf } from '@/shared/ui';
import { ObjectPicker } from '../object-picker';

const KEYS = ['org', 'orgName', 'role', 'permission', 'member', 'memberName', 'only'] as const;
const NOTHING = Object.fromEntries(KEYS.map((key) => [key, null]));

/** The question that the address asks. */
export function useHoldingsQuery(): RoleHoldingsQuery {
  const [{ org, role, permission, member, only }] = useAddress(KEYS);
  return {
    orgId: org, memberId: member, role: GRANTABLE_ROLES.find((one) => one === role),
    permission: permission && permission in PERMISSIONS ? (permission as keyof typeof PERMISSIONS) : undefined,
    expiring: only === 'expiring' || undefined, includeEnded: only === 'ended' || undefined,
  };
}

/** Organisation, person, role, permission, and what ends soon. */
export function HoldingsFilter() {
  const [{ org, orgName, role, permission, member, memberName, only }, change] = useAddress(KEYS);
  const chosen = org || role || permission || member || only;
  return (
    <Flex gap={8} wrap align="center" role="search" aria-label="筛选授权" style={{ marginBottom: 12 }}>
      <OrgPicker label="授权所在组织" placeholder="全部组织" value={orgName ?? null} selected={org} onChoose={({ id, name }) => change({ org: id, orgName: name })} />
      <ObjectPicker type="member" label="党员" width={190} value={member ? { id: member, title: memberName ?? '' } : null} onChange={(picked) => change({ member: picked?.id ?? null, memberName: picked?.title ?? null })} />
      <Select
        allowClear
        aria-label="角色"
        placeholder="全部角色"
        style={{ width: 150 }}
        value={role}
        options={GRANTABLE_ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))}
        onChange={(next) => change({ role: next ?? null })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="含有的权限"
        placeholder="含有的权限"
        style={{ width: 240 }}
        popupMatchSelectWidth={false}
        value={permission}
        options={optionsOf(PERMISSIONS)}
        onChange={(next) => change({ permission: next ?? null })}
      />
      <Checkbox checked={only === 'expiring'} onChange={({ target }) => change({ only: target.checked ? 'expiring' : null })}>
        只看即将到期
      </Checkbox>
      <Checkbox checked={only === 'ended'} onChange={({ target }) => change({ only: target.checked ? 'ended' : null })}>
        包含已收回
      </Checkbox>
      {chosen && (
        <Button type="link" onClick={() => change(NOTHING)}>
          清除筛选
        </Button>
      )}
    </Flex>
  );
}
