import { booksApi, duesPublicationsApi, type PublicationLine } from '@xianfeng/shared-types';
import { Alert, Button, Flex, Select } from 'antd';
import { Link } from 'react-router';
import { useAddress } from '@/shared/address';
import { useApi, usePages } from '@/shared/api';
import { dateTimeText, thisYear } from '@/shared/format';
import { OrgPicker, useOrgName, useScope } from '@/shared/org';
import { useCan } from '@/shared/session';
import { ConsolePage, PagedTable, Section, ToneTag } from '@/shared/ui';
import { DraftDrawer } from './draft-drawer';

const years = () => [0, -1, -2, -3].map((step) => String(thisYear() + step)).map((value) => ({ value, label: `${value} 年` }));

/** 党费公示: once a year at least, to the members of the branch, by the books' own figures. */
export default function PublicationsPage() {
  const scope = useScope();
  const can = useCan();
  const [{ org = scope.orgId, year = String(thisYear() - 1), draft }, choose] = useAddress(['org', 'year', 'draft']);
  const name = useOrgName(org);
  const pages = usePages(duesPublicationsApi.list, { query: { orgId: org, limit: 50 } });
  const overview = useApi(booksApi.overview, { query: { orgId: org } });
  const missing = overview.data?.unpublished;
  return (
    <ConsolePage
      title="党费公示" hint="党支部每年至少向党员公布一次党费收缴、使用情况。数字取自账目，不能改动；有误的以更正版公布。"
      actions={
        <>
          <OrgPicker value={name} selected={org} onChoose={(next) => choose({ org: next.id })} label="公示的组织" />
          <Select aria-label="年度" value={year} style={{ width: 110 }} options={years()} onChange={(next) => choose({ year: next })} />
          {can('dues:collect') && <Button type="primary" onClick={() => choose({ draft: '1' })}>{`拟定 ${year} 年公示`}</Button>}
        </>
      }
    >
      <Flex vertical gap={16}>
        {missing && missing.orgs.length > 0 && (
          <Alert
            type="warning" showIcon title={`${missing.orgs.length + missing.more} 个支部还没有公示 ${missing.year} 年的党费收支`}
            description={
              <Flex gap="4px 12px" wrap>
                {missing.orgs.map((one) => <Link key={one.id} to={`/dues/publications?org=${one.id}&year=${missing.year}`}>{one.name}</Link>)}
                {missing.more > 0 && <span>{`等，另有 ${missing.more} 个；选择下级党委可分别查看`}</span>}
              </Flex>
            }
          />
        )}
        <Section title="已公示" size="small">
          <PagedTable<PublicationLine>
            pages={pages} size="small" rowKey="id" empty="还没有公示过"
            columns={[
              { title: '公示', render: (_, line) => <Link to={`/dues/publications/${line.id}`}>{line.title}</Link> }, { title: '组织', ellipsis: true, render: (_, line) => line.org.name },
              { title: '年度', width: 90, render: (_, line) => `${line.year} 年` }, { title: '版次', width: 110, render: (_, { edition }) => (edition > 1 ? <ToneTag tone="gold" text={`第 ${edition} 版更正`} /> : '第 1 版') },
              { title: '公示时间', width: 180, render: (_, { publishedAt }) => dateTimeText(publishedAt) },
            ]}
          />
        </Section>
      </Flex>
      <DraftDrawer open={draft !== undefined} orgId={org} year={Number(year)} onClose={() => choose({ draft: null })} />
    </ConsolePage>
  );
}
