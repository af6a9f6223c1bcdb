import { orgsApi, type Id } from '@xianfeng/shared-types';
import { Card } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { useApi } from '@/shared/api';
import { OrgTree, useScope } from '@/shared/org';
import { ConsolePage, QueryView } from '@/shared/ui';
import { OrgView } from './org-view';
import './orgs-page.css';

/** The tree beside one organisation; at first the one chosen in the header. */
export default function OrgsPage() {
  const { id } = useParams();
  const { orgId } = useScope();
  const navigate = useNavigate();
  const shown = id ?? orgId;
  return (
    <ConsolePage title="组织">
      <div className="orgs-page">
        <Card className="orgs-page-tree" size="small">
          <OrgTree height={Math.max(360, window.innerHeight - 250)} selected={shown} onSelect={(org) => void navigate(`/orgs/${org.id}`)} />
        </Card>
        <Shown key={shown} id={shown} />
      </div>
    </ConsolePage>
  );
}

function Shown({ id }: { id: Id }) {
  const org = useApi(orgsApi.detail, { params: { id } });
  return (
    <Card className="orgs-page-detail" styles={{ body: { minHeight: 480 } }}>
      <QueryView query={org}>{(detail) => <OrgView org={detail} />}</QueryView>
    </Card>
  );
}
