import type { ConsoleAppearance } from '@xianfeng/shared-types';
import { App, ConfigProvider, theme as antdTheme, type ThemeConfig } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

/** What was chosen last at this browser: the log-in page too is drawn in it. */
const NAME = 'xianfeng.console.appearance';
const CALM: ConsoleAppearance = { dark: false, compact: false };

/** The colours of the phone (miniprogram/src/shared/styles/tokens.scss): red as an accent on a quiet ground. */
const LIGHT = {
  colorPrimary: '#c8161d', colorInfo: '#1f5fa8', colorLink: '#1f5fa8', colorSuccess: '#1d7a3f', colorWarning: '#946000', colorError: '#c8161d', colorTextBase: '#1f2329',
  colorBgLayout: '#f5f6f8',
  // Grounds of notes and marks: what is derived of such dark colours looks dirty.
  colorInfoBg: '#eff5fc', colorSuccessBg: '#eff8f1', colorWarningBg: '#fff8e6', colorWarningBgHover: '#fdecc4', colorErrorBg: '#fdf1f1',
  // Words of tags, dark enough on their pale ground (4.5:1); one spelling is read, the other becomes the CSS variable.
  gold7: '#855600', green7: '#1b6e38', 'gold-7': '#855600', 'green-7': '#1b6e38',
};
const DARK = { colorPrimary: '#ff7d80', colorInfo: '#6ea8ec', colorLink: '#6ea8ec', colorSuccess: '#58b97c', colorWarning: '#d9a441', colorError: '#f88482' };

/** Where white words stand on red, it has to be darker than the red of words on the dark ground. */
const ON_RED: ThemeConfig['components'] = {
  Button: { colorPrimary: '#cf2a30', colorPrimaryHover: '#d9383d', colorPrimaryActive: '#b81f25' },
  Badge: { colorError: '#cf2a30' },
  Steps: { colorPrimary: '#cf2a30' },
};

function themeOf({ dark, compact }: ConsoleAppearance): ThemeConfig {
  return {
    cssVar: {},
    hashed: false,
    algorithm: [dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm, ...(compact ? [antdTheme.compactAlgorithm] : [])],
    token: {
      ...(dark ? DARK : LIGHT),
      borderRadius: 6,
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      fontFamily: `-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif`,
      // The lightest grey that still reads on white (4.5:1) and on the dark ground.
      colorTextTertiary: dark ? '#9aa3af' : '#646c78',
      colorTextPlaceholder: dark ? '#9aa3af' : '#6b7380',
      colorTextDescription: dark ? '#a8b0bb' : '#5a626e',
    },
    components: {
      Layout: { headerHeight: 52, headerPadding: '0 16px', headerBg: dark ? '#141414' : '#ffffff', siderBg: dark ? '#141414' : '#ffffff' },
      Menu: { itemHeight: compact ? 30 : 34, itemMarginBlock: 2, subMenuItemBg: 'transparent', itemBg: 'transparent', activeBarBorderWidth: 0, ...(dark && { itemSelectedColor: '#ffa8aa', itemSelectedBg: '#3b1d1e' }) },
      Table: { cellPaddingBlock: compact ? 6 : 10, headerBorderRadius: 0 },
      Card: { headerFontSize: 15 },
      ...(dark && ON_RED),
    },
  };
}

function stored(): ConsoleAppearance {
  try {
    return { ...CALM, ...(JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<ConsoleAppearance>) };
  } catch {
    return CALM;
  }
}

const AppearanceContext = createContext<[ConsoleAppearance, (next: ConsoleAppearance) => void]>([CALM, () => undefined]);

/** Ant Design in our colours and in Chinese. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [appearance, setAppearance] = useState(stored);
  const config = useMemo(() => themeOf(appearance), [appearance]);
  useEffect(() => {
    localStorage.setItem(NAME, JSON.stringify(appearance));
    document.documentElement.dataset.theme = appearance.dark ? 'dark' : 'light';
  }, [appearance]);
  return (
    <AppearanceContext.Provider value={[appearance, setAppearance]}>
      <ConfigProvider locale={zhCN} theme={config} button={{ autoInsertSpace: false }}>
        <App message={{ maxCount: 3 }}>{children}</App>
      </ConfigProvider>
    </AppearanceContext.Provider>
  );
}

export const useAppearance = () => useContext(AppearanceContext);
