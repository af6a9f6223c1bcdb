import { Breadcrumb, Flex, Typography } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import './page.css';

export interface Crumb {
  title: string;
  to?: string;
}

interface Props {
  title: string;
  /** Pages above this one, outermost first. */
  crumbs?: Crumb[];
  /** A tag or a count beside the title. */
  badge?: ReactNode;
  /** One line that says what the page is for, where the title alone doesn't. */
  hint?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the console: where I am, what it is, what I can do, and its content. */
export function ConsolePage({ title, crumbs = [], badge, hint, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · 先锋智慧党建`;
  }, [title]);
  return (
    <div className="console-page">
      {crumbs.length > 0 && (
        <Breadcrumb className="console-page-crumbs" items={[...crumbs.map(({ title: name, to }) => ({ title: to ? <Link to={to}>{name}</Link> : name })), { title }]} />
      )}
      <Flex className="console-page-head" align="center" justify="space-between" gap={16} wrap>
        <Flex align="center" gap={10} wrap>
          <Typography.Title level={1} className="console-page-title">
            {title}
          </Typography.Title>
          {badge}
        </Flex>
        {actions && (
          <Flex gap={8} wrap>
            {actions}
          </Flex>
        )}
      </Flex>
      {hint && <Typography.Paragraph type="secondary">{hint}</Typography.Paragraph>}
      {children}
    </div>
  );
}
