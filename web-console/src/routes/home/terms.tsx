import type { ConsoleHome } from '@xianfeng/shared-types';
import { Empty, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { dateText } from '@/shared/format';
import { Section } from '@/shared/ui';
import './lines.css';

/** Terms that end soon: the branch has to prepare its election. */
export function Terms({ terms, rule }: { terms: ConsoleHome['expiringTerms']; rule: ConsoleHome['termRule'] }) {
  return (
    <Section title="任期届满提醒" size="small">
      {terms.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={`${rule.months} 个月内没有届满的任期`} />}
      <ul className="home-lines">
        {terms.map((term) => (
          <li key={`${term.kind}-${term.orgId}-${term.memberName}-${term.postName}`}>
            <Link className="home-line" to={term.link}>
              <span className="home-line-label" title={term.orgName}>
                {term.kind === 'org' ? term.orgName : `${term.orgName} · ${term.postName} ${term.memberName}`}
              </span>
              {term.overdue && <Tag color="red">已届满</Tag>}
              <Typography.Text type="secondary">{dateText(term.termEndsOn)}</Typography.Text>
            </Link>
          </li>
        ))}
      </ul>
      <Typography.Paragraph type="secondary" style={{ margin: '12px 0 0', fontSize: 12 }}>
        提前 {rule.months} 个月提醒，届满前 {rule.todoMonths} 个月列入待办。依据：{rule.basis}
      </Typography.Paragraph>
    </Section>
  );
}
