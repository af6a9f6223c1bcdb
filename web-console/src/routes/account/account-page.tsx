import { Card, Descriptions } from 'antd';
import { useMe } from '@/shared/session';
import { ConsolePage } from '@/shared/ui';

/** Who I am and how I am let in. */
export default function AccountPage() {
  const { member } = useMe();
  return (
    <ConsolePage title="账号与安全">
      <Card>
        <Descriptions
          column={2}
          items={[
            { key: 'name', label: '姓名', children: member.name },
            { key: 'org', label: '所在组织', children: member.orgName },
            { key: 'phone', label: '手机号', children: member.maskedPhone ?? '未登记' },
          ]}
        />
      </Card>
    </ConsolePage>
  );
}
