import { CASE_TONES } from '@xianfeng/client-core';
import { casesApi, caseReviewsApi, type CaseDetail, type Id } from '@xianfeng/shared-types';
import { Flex, Typography } from 'antd';
import { useApi, useRefresh } from '@/shared/api';
import { dateText } from '@/shared/format';
import { QueryView, SideDrawer, ToneTag } from '@/shared/ui';
import { CaseFiles } from '../parts/case-files';
import { CaseText } from '../parts/case-text';
import { StepHistory } from '../parts/step-history';
import { NoticeActions } from './notice-actions';
import { ObjectionList } from './objection-list';

interface Props {
  /** Null: closed. */
  id: Id | null;
  onClose: () => void;
}

/** A case on its way through the public notice. */
export function NoticeDrawer({ id, onClose }: Props) {
  return (
    <SideDrawer open={id !== null} onClose={onClose} size={860} title="公示办理">
      {id && <Content id={id} />}
    </SideDrawer>
  );
}

function Content({ id }: { id: Id }) {
  const detail = useApi(casesApi.detail, { params: { id } });
  const objections = useApi(caseReviewsApi.objections, { params: { id } });
  const refresh = useRefresh();
  const changed = () => refresh(casesApi.detail, caseReviewsApi.objections, caseReviewsApi.desk, caseReviewsApi.notices, caseReviewsApi.todo);
  return (
    <QueryView query={detail}>
      {(item) => (
        <Flex vertical gap={16}>
          <Head item={item} />
          <NoticeActions item={item} openObjections={objections.data?.filter(({ state }) => state === 'open').length ?? null} onDone={changed} />
          <QueryView query={objections}>{(rows) => <ObjectionList rows={rows} item={item} onDone={changed} />}</QueryView>
          <section>
            <Typography.Title level={3} style={{ fontSize: 15 }}>
              正文
            </Typography.Title>
            <CaseText summary={item.summary} sections={item.sections} />
            <CaseFiles files={item.files} />
          </section>
          {item.steps.length > 0 && (
            <section>
              <Typography.Title level={3} style={{ fontSize: 15 }}>
                办理过程
              </Typography.Title>
              <StepHistory steps={item.steps} />
            </section>
          )}
        </Flex>
      )}
    </QueryView>
  );
}

function Head({ item: { title, orgName, authors, categoryName, status, statusName, notice } }: { item: CaseDetail }) {
  return (
    <div>
      <Flex gap={12} align="flex-start" justify="space-between">
        <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
          {title}
        </Typography.Title>
        <ToneTag tone={CASE_TONES[status]} text={statusName} />
      </Flex>
      <Typography.Text type="secondary">{`${orgName} · 作者：${authors.map(({ name }) => name).join('、')} · ${categoryName}`}</Typography.Text>
      {notice && <div>{`公示期：${dateText(notice.startsOn)}至${dateText(notice.endsOn)}，共 ${notice.workingDays} 个工作日`}</div>}
    </div>
  );
}
