import { orgsApi, type Id } from '@xianfeng/shared-types';
import { Card, Flex } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useApi } from '@/shared/api';
import { OrgTree, useScope } from '@/shared/org';
import { ConsolePage, QueryView } from '@/shared/ui';

/** The tree beside one organisation. */
export default function OrgsPage() {
  const { id } = useParams();
  const { orgId } = useScope();
  const navigate = useNavigate();
  const shown = id ?? orgId;
  return (
    <ConsolePage title="组织">
      <Flex gap={16} align="flex-start">
        <Card style={{ width: 360, flex: 'none' }}>
          <OrgTree height={600} selected={shown} onSelect={(org) => void navigate(`/orgs/${org.id}`)} />
        </Card>
        <OrgSummary id={shown} />
      </Flex>
    </ConsolePage>
  );
}

function OrgSummary({ id }: { id: Id }) {
  const org = useApi(orgsApi.detail, { params: { id } }, { keep: true });
  return (
    <Card style={{ flex: 1 }}>
      <QueryView query={org}>{(detail) => <h2>{detail.name}</h2>}</QueryView>
    </Card>
  );
}
