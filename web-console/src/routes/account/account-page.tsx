import { ROLE_LABELS } from '@xianfeng/shared-types';
import { Descriptions, Flex } from 'antd';
import { useMe } from '@/shared/session';
import { ConsolePage, Section } from '@/shared/ui';
import { Sessions } from './sessions';
import { TwoStep } from './two-step';

/** Who I am, how I am let in, and where I am logged in. */
export default function AccountPage() {
  const { member, roles, wechatBound } = useMe();
  return (
    <ConsolePage title="账号与安全">
      <Flex vertical gap={16}>
        <Section title="我的身份">
          <Descriptions
            column={{ xs: 1, lg: 2 }}
            items={[
              { key: 'name', label: '姓名', children: member.name },
              { key: 'org', label: '所在组织', children: member.orgName },
              { key: 'phone', label: '手机号', children: member.maskedPhone ?? '未登记' },
              { key: 'wechat', label: '微信', children: wechatBound ? '已绑定' : '未绑定，可在小程序里绑定' },
              { key: 'roles', label: '角色', children: roles.map(({ role, orgName }) => `${ROLE_LABELS[role]}（${orgName}）`).join('、') || '党员' },
            ]}
          />
        </Section>
        <Section title="两步验证">
          <TwoStep />
        </Section>
        <Section title="登录的设备">
          <Sessions />
        </Section>
      </Flex>
    </ConsolePage>
  );
}
