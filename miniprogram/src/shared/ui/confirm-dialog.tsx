import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { AtModal } from 'taro-ui';
import { a11y } from './a11y';
import { Button } from './button';

export interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What will happen. Always given as children: taro-ui's own `content` is written into H5 as HTML. */
  children?: ReactNode;
  /** The verb, e.g. 提交; never 确定 alone. */
  confirmText: string;
  cancelText?: string;
  /** For what cannot be undone. */
  danger?: boolean;
  loading?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** Asks before something that others see or that cannot be undone. */
export function ConfirmDialog({ open, title, children, confirmText, cancelText = '取消', danger, loading, onConfirm, onCancel }: ConfirmDialogProps) {
  return (
    <AtModal isOpened={open} closeOnClickOverlay={false} className="xf-dialog">
      {open && (
        <View className="xf-dialog__panel" {...a11y('alertdialog', title)}>
          <View className="xf-dialog__title">{title}</View>
          {children && <View className="xf-dialog__body">{children}</View>}
          <View className="xf-dialog__actions">
            <Button block onClick={onCancel} disabled={loading}>{cancelText}</Button>
            <Button block kind={danger ? 'danger' : 'primary'} onClick={onConfirm} loading={loading}>{confirmText}</Button>
          </View>
        </View>
      )}
    </AtModal>
  );
}
