import { chromium, type BrowserContext } from 'playwright-core';
import { findChromium } from '../scripts/lib/programs.mjs';

/**
 * The product's frame in one process with the sandbox's phone around it: as a process of its own, which its Origin-Agent-Cluster header
 * asks for, it now and then gets no taps on a busy machine: Chromium gives them to the page around it, and goes on doing so.
 */
const ONE_PROCESS = '--disable-site-isolation-trials';
const FLAGS = [ONE_PROCESS, '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

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
