import { Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

interface TextProps {
  title: string;
  /** One line on whose it is and what. */
  note: ReactNode;
  walk: ReactNode;
  children: ReactNode;
}

/** The column in which the case is read. */
export function TextColumn({ title, note, walk, children }: TextProps) {
  return (
    <Card className="review-text" tabIndex={0} role="region" aria-label="案例正文">
      <Flex justify="space-between" align="flex-start" gap={16}>
        <div>
          <Typography.Title level={2} style={{ fontSize: 18, margin: 0 }}>
            {title}
          </Typography.Title>
          <Typography.Text type="secondary">{note}</Typography.Text>
        </div>
        {walk}
      </Flex>
      <div style={{ marginTop: 12 }}>{children}</div>
    </Card>
  );
}

interface PanelProps {
  label: string;
  /** What is always in sight: the decision. */
  foot: ReactNode;
  children: ReactNode;
}

/** The column in which the case is judged. */
export function Panel({ label, foot, children }: PanelProps) {
  return (
    <Card className="review-panel" role="region" aria-label={label}>
      <div className="review-panel-body" tabIndex={0} role="group" aria-label={`${label}内容`}>
        {children}
      </div>
      {foot && <div className="review-panel-foot">{foot}</div>}
    </Card>
  );
}
