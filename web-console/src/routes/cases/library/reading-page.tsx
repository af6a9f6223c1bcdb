import { CASE_TONES } from '@xianfeng/client-core';
import { casesApi, libraryApi, printsApi, type CaseDetail, type LibraryDetail } from '@xianfeng/shared-types';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { download, useApi } from '@/shared/api';
import { ConsolePage, PrintButton, QueryView, Section, ToneTag } from '@/shared/ui';
import { CaseFiles } from '../parts/case-files';
import { CaseText } from '../parts/case-text';
import { StepHistory } from '../parts/step-history';
import { AdoptionsPart } from './adoptions-part';
import { CaseFacts } from './case-facts';
import { ShareGroupsPart } from './share-groups-part';
import { WithdrawDialog } from './withdraw-dialog';

/** A case of the library to read, with all that hangs on it. */
export default function ReadingPage() {
  const { id = '' } = useParams();
  const detail = useApi(casesApi.detail, { params: { id } });
  // Withdrawn cases have no library view; the officer reads them all the same.
  const shelf = useApi(libraryApi.detail, { params: { id } });
  return (
    <ConsolePage
      title={detail.data?.title ?? '案例'}
      crumbs={[{ title: '案例管理', to: '/cases/library' }]}
      badge={detail.data && <ToneTag tone={CASE_TONES[detail.data.status]} text={detail.data.statusName} />}
      actions={detail.data && <Actions item={detail.data} />}
    >
      <QueryView query={detail}>{(item) => <Reading item={item} shelf={shelf.data ?? null} />}</QueryView>
    </ConsolePage>
  );
}

function Reading({ item, shelf }: { item: CaseDetail; shelf: LibraryDetail | null }) {
  return (
    <Flex gap={16} align="flex-start">
      <Section title="正文" style={{ flex: 1, minWidth: 0 }}>
        <CaseText summary={item.summary} sections={item.sections} />
        <CaseFiles files={item.files} />
      </Section>
      <Flex vertical gap={16} style={{ width: 400, flex: 'none' }}>
        <CaseFacts item={item} />
        {shelf && <AdoptionsPart caseId={item.id} summary={shelf.adoptions} />}
        {shelf?.allowedActions.includes('share_groups') && <ShareGroupsPart caseId={item.id} />}
        {item.steps.length > 0 && (
          <Section title="办理过程" size="small">
            <StepHistory steps={item.steps} />
          </Section>
        )}
        {shelf && shelf.related.length > 0 && (
          <Section title="相关案例" size="small">
            {shelf.related.map(({ id, title, orgName }) => (
              <div key={id}>
                <Link to={`/cases/library/${id}`} title={orgName}>
                  {title}
                </Link>
              </div>
            ))}
          </Section>
        )}
      </Flex>
    </Flex>
  );
}

function Actions({ item }: { item: CaseDetail }) {
  const [withdrawing, setWithdrawing] = useState(false);
  const navigate = useNavigate();
  return (
    <>
      <Button onClick={() => void navigate(`/cases/adoptions/chain/${item.id}`)}>借鉴链</Button>
      <PrintButton take={() => download(printsApi.case, { params: { id: item.id } })} />
      {item.allowedActions.includes('withdraw') && (
        <Button danger onClick={() => setWithdrawing(true)}>
          撤回
        </Button>
      )}
      <WithdrawDialog open={withdrawing} item={item} onClose={() => setWithdrawing(false)} />
    </>
  );
}
