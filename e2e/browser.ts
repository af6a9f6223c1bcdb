import { chromium, type BrowserContext } from 'playwright-core';
import { findChromium } from '../scripts/lib/programs.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A common phone of the members the product is made for. */
export const PHONE = { width: 390, height: 844 };

/** Chromium with its profile in a folder of the caller's. */
export async function launchChromium(profile: string): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is missing: install it or set CHROMIUM_PATH');
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    viewport: PHONE,
    deviceScaleFactor: 2,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
}
