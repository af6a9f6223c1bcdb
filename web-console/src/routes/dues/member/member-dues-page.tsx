import { basisText, billState, consentSteps, payerText, reliefText, RELIEF_TONES, spanText, yuanText } from '@xianfeng/client-core';
import { duesApi, RELIEF_STATUSES, type MemberDues } from '@xianfeng/shared-types';
import { Empty, Flex, Select, Skeleton, Typography } from 'antd';
import { useParams } from 'react-router';
import { useAddress } from '@/shared/address';
import { useApi } from '@/shared/api';
import { thisYear } from '@/shared/format';
import { ConsolePage, Figures, QueryView, Section, ToneTag } from '@/shared/ui';
import { monthsEntered } from '../collection/collection-words';
import { Explanation } from '../parts/explanation';
import { useWaitingCash } from '../parts/waiting-cash';
import { BillsTable } from './bills-table';
import { MemberActions } from './member-actions';
import '../collection/collection.css';

const YEARS = 5;

/** One member: the months of a year, how the amount comes about, and what was agreed. */
export default function MemberDuesPage() {
  const { id = '' } = useParams();
  const [{ year = String(thisYear()) }, choose] = useAddress(['year']);
  const query = useApi(duesApi.member, { params: { id }, query: { year: Number(year) } }, { keep: true });
  const data = query.data;
  const entered = monthsEntered(useWaitingCash(data?.org.id), id);
  const crumbs = [{ title: '收缴情况', to: '/dues/collection' }, ...(data ? [{ title: data.org.name, to: `/dues/collection?org=${data.org.id}` }] : [])];
  return (
    <ConsolePage
      title={data ? `${data.member.name}的党费` : '党员党费'} crumbs={crumbs} badge={data?.member.probationary ? <ToneTag tone="blue" text="预备党员" /> : undefined}
      actions={
        <>
          <Select aria-label="年度" value={year} style={{ width: 110 }} options={years()} onChange={(next) => choose({ year: next })} />
          {data && <MemberActions data={data} />}
        </>
      }
    >
      <QueryView query={query} skeleton={<Skeleton active paragraph={{ rows: 14 }} />}>
        {(dues) => (
          <Flex vertical gap={16}>
            <Sums data={dues} year={year} />
            <Section title={`${year} 年各月`} size="small"><BillsTable bills={dues.bills} entered={entered} mayWaive={dues.allowedActions.includes('waive')} /></Section>
            <Section title="由谁收缴" size="small"><Grounds data={dues} /></Section>
            <Section title="金额怎么来的" size="small"><Why data={dues} /></Section>
            <div className="collection-charts">
              <Section title="少交、免交" size="small"><Reliefs data={dues} /></Section>
              <Section title="代交" size="small"><Consents data={dues} /></Section>
            </div>
          </Flex>
        )}
      </QueryView>
    </ConsolePage>
  );
}

const years = () => Array.from({ length: YEARS }, (_, index) => String(thisYear() + 1 - index)).map((value) => ({ value, label: `${value} 年` }));

function Sums({ data: { bills, owedFen }, year }: { data: MemberDues; year: string }) {
  const sum = (pick: (bill: MemberDues['bills'][number]) => number) => bills.filter(({ status }) => status !== 'waived').reduce((total, bill) => total + pick(bill), 0);
  const late = bills.filter((bill) => billState(bill).tone === 'red').length;
  return (
    <Figures
      label="合计"
      figures={[
        { label: `${year} 年应交`, value: yuanText(sum(({ dueFen }) => dueFen)), unit: '元' }, { label: `${year} 年已交`, value: yuanText(sum(({ paidFen }) => paidFen)), unit: '元' },
        { label: '累计欠交', value: yuanText(owedFen), unit: '元', accent: owedFen > 0 }, { label: '逾期月份', value: late, unit: '个', accent: late > 0 },
      ]}
    />
  );
}

function Grounds({ data: { grounds } }: { data: MemberDues }) {
  return grounds.map((ground) => (
    <Flex key={ground.text} justify="space-between" gap={24} wrap>
      <span>{ground.text}</span>
      <Typography.Text type="secondary">{basisText(ground)}</Typography.Text>
    </Flex>
  ));
}

function Why({ data: { explanation, allowedActions } }: { data: MemberDues }) {
  if (explanation) return <Explanation explanation={explanation} />;
  return <Typography.Text type="secondary">{allowedActions.includes('see_base') ? '还没有核定。' : '计缴基数只有本人、收缴党费的支部书记和党费管理员能看到。'}</Typography.Text>;
}

const nothing = (description: string) => <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={description} />;

function Reliefs({ data: { reliefs } }: { data: MemberDues }) {
  if (reliefs.length === 0) return nothing('没有少交、免交');
  return reliefs.map((relief) => (
    <Flex key={relief.id} justify="space-between" gap={12} style={{ marginBottom: 8 }}>
      <span>{reliefText(relief)}</span>
      <ToneTag tone={RELIEF_TONES[relief.status]} text={RELIEF_STATUSES[relief.status]} />
    </Flex>
  ));
}

function Consents({ data: { consents } }: { data: MemberDues }) {
  if (consents.length === 0) return nothing('没有代交');
  return consents.map((consent) => {
    const state = consentSteps(consent).at(-1);
    return (
      <Flex key={consent.id} justify="space-between" gap={12} style={{ marginBottom: 8 }}>
        <span>{`${payerText(consent.payer)}，${spanText(consent.fromMonth, consent.toMonth)}`}</span>
        {state && <ToneTag tone={state.tone} text={state.title} />}
      </Flex>
    );
  });
}
