import { ScrollView, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { AtFloatLayout } from 'taro-ui';
import { a11y } from './a11y';
import { Icon } from './icon';

export interface SheetProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons that stay at the bottom. */
  footer?: ReactNode;
}

/** A panel from the bottom for a short form or a choice. */
export function Sheet({ open, title, onClose, children, footer }: SheetProps) {
  return (
    <AtFloatLayout isOpened={open} onClose={onClose} className="xf-sheet">
      {open && (
        <View {...a11y('dialog', title)}>
          <View className="xf-sheet__head">
            <View className="xf-sheet__title">{title}</View>
            <View className="xf-sheet__close" onClick={onClose} {...a11y('button', '关闭')}>
              <Icon name="close" tone="grey" />
            </View>
          </View>
          <ScrollView scrollY className="xf-sheet__body">{children}</ScrollView>
          {footer && <View className="xf-sheet__footer">{footer}</View>}
        </View>
      )}
    </AtFloatLayout>
  );
}

export interface ActionSheetProps<K extends string> {
  open: boolean;
  title: string;
  actions: readonly { key: K; text: string; note?: string }[];
  onPick: (key: K) => void;
  onClose: () => void;
}

/** A few things to do with one object. */
export function ActionSheet<K extends string>({ open, title, actions, onPick, onClose }: ActionSheetProps<K>) {
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      {actions.map(({ key, text, note }) => (
        <View key={key} className="xf-row xf-tappable" onClick={() => onPick(key)} {...a11y('button')}>
          <View className="xf-row__main">
            <View className="xf-row__title">{text}</View>
            {note && <View className="xf-row__note">{note}</View>}
          </View>
        </View>
      ))}
    </Sheet>
  );
}
