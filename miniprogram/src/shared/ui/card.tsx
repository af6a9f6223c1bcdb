import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from './a11y';
import { cx } from './class-names';
import { Icon } from './icon';

export interface CardProps {
  children: ReactNode;
  /** Without inner space, for rows that bring their own. */
  flush?: boolean;
  onClick?: () => void;
  className?: string;
}

/** A white surface on the grey ground. */
export function Card({ children, flush, onClick, className }: CardProps) {
  return (
    <View className={cx('xf-card', flush && 'xf-card--flush', onClick && 'xf-tappable', className)} onClick={onClick} {...a11y(onClick && 'button')}>
      {children}
    </View>
  );
}

export interface SectionTitleProps {
  title: string;
  /** Words at the right end, e.g. 全部. */
  action?: string;
  onAction?: () => void;
}

/** Heading above a card or a list. */
export function SectionTitle({ title, action, onAction }: SectionTitleProps) {
  return (
    <View className="xf-section-title">
      <View className="xf-section-title__text" {...a11y('heading')}>{title}</View>
      {action && (
        <View className="xf-section-title__action" onClick={onAction} {...a11y('button', `${title} ${action}`)}>
          <Text>{action}</Text>
          <Icon name="right" size="small" tone="grey" />
        </View>
      )}
    </View>
  );
}
