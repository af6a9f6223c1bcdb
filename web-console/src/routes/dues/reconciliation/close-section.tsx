import { reconciliationApi, type MonthCheck, type ReconciliationMonth } from '@xianfeng/shared-types';
import { Alert, App, Button, Flex, Typography } from 'antd';
import { Link } from 'react-router';
import { useAction } from '@/shared/api';
import { monthText } from '@/shared/format';
import { Section, ToneTag } from '@/shared/ui';
import './close.css';

/** Where an open check is worked off. */
const PLACES: Partial<Record<MonthCheck['code'], { label: string; to: string }>> = {
  differences: { label: '去核查', to: '/dues/reconciliation?view=differences' },
  exceptions: { label: '去处理', to: '/dues/payments?view=exceptions' },
  cash: { label: '去确认', to: '/dues/payments?view=cash' },
  entries: { label: '去确认', to: '/dues/books?view=entries' },
  books: { label: '查看账目', to: '/dues/books' },
};

/** What stands between the month and its close. */
export function CloseSection({ data: { month, closed, checks, allowedActions } }: { data: ReconciliationMonth }) {
  const { modal } = App.useApp();
  const close = useAction(reconciliationApi.close, { done: `${monthText(month)}已结账`, refresh: [reconciliationApi.month] });
  const ready = checks.every(({ ok }) => ok);
  const ask = () =>
    modal.confirm({
      title: `${monthText(month)}党费账结账？`,
      content: '结账后当月的账不能再改，之后的更正记入以后的月份。',
      okText: '结账',
      onOk: () => close.mutateAsync({ params: { month } }).catch(() => undefined),
    });
  return (
    <Section title={`${monthText(month)}党费账结账`}>
      {closed && <Alert type="success" showIcon title="本月党费账已结账" style={{ marginBottom: 16 }} />}
      <ul className="recon-checks">
        {checks.map(({ code, title, ok, detail }) => (
          <li key={code}>
            <ToneTag tone={ok ? 'green' : 'red'} text={ok ? '通过' : '未通过'} />
            <span className="recon-check">
              {title} <Typography.Text type="secondary">{detail}</Typography.Text>
            </span>
            {!ok && PLACES[code] && <Link to={PLACES[code].to}>{PLACES[code].label}</Link>}
          </li>
        ))}
      </ul>
      {allowedActions.includes('close') ? (
        <Button type="primary" disabled={!ready} loading={close.isPending} onClick={ask}>
          {`${monthText(month)}结账`}
        </Button>
      ) : (
        !closed && (
          <Flex>
            <Typography.Text type="secondary">各项检查通过、月份结束之后，由集团的党费管理员结账。</Typography.Text>
          </Flex>
        )
      )}
    </Section>
  );
}
