import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { useTextScale } from '../care';
import type { LoadState } from '../hooks/use-load';
import { PrivacyDialog } from '../privacy/privacy-dialog';
import { cx } from './class-names';
import { Loaded, type LoadedProps } from './loaded';

interface FrameProps {
  /** Actions that stay at the bottom of the screen. */
  footer?: ReactNode;
  /** Reads as one sheet of paper: no side gaps, white ground. */
  paper?: boolean;
}

export interface PageProps extends FrameProps {
  children: ReactNode;
  /** Pull-down refresh; the page's config must have `enablePullDownRefresh: true`. */
  onRefresh?: () => Promise<void>;
}

/** Root of every page: text size, ground, side gaps, privacy dialog. */
export function Page({ children, footer, paper, onRefresh }: PageProps) {
  const scale = useTextScale();
  usePullDownRefresh(() => {
    void (onRefresh?.() ?? Promise.resolve()).finally(() => Taro.stopPullDownRefresh());
  });
  return (
    <View className={cx('xf-page', paper && 'xf-page--paper', scale > 1 && 'xf-page--large', Boolean(footer) && 'xf-page--footed')} style={`--xf-scale:${scale}`}>
      <View className="xf-page__body">{children}</View>
      {footer && <View className="xf-page__footer"><View className="xf-page__footer-inner">{footer}</View></View>}
      <PrivacyDialog />
    </View>
  );
}

export interface LoadedPageProps<T> extends FrameProps, Omit<LoadedProps<T>, 'state'> {
  state: LoadState<T>;
  /** Above the data and shown at once: tabs, a search bar. */
  header?: ReactNode;
}

/** A page about one thing that has to be loaded; pulls down to refresh. */
export function LoadedPage<T>({ state, header, footer, paper, ...loaded }: LoadedPageProps<T>) {
  return (
    <Page footer={state.data === null ? undefined : footer} paper={paper} onRefresh={state.reload}>
      {/* Nothing to search or to choose from in what one may not see. */}
      {state.problem !== 'denied' && header}
      <Loaded state={state} {...loaded} />
    </Page>
  );
}
