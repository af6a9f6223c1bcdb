import { getScanTarget } from '../api.js';
import { el } from '../dom.js';
import { sheet, toast } from '../overlay.js';
import type { Phone } from '../phone.js';

/** In place of the camera: the text that a code holds; null when the user turns back. */
export function askForScan(): Promise<string | null> {
  return sheet<string | null>((close) => {
    const field = el('input', { class: 'field', placeholder: '粘贴二维码的内容', testid: 'scan-input' });
    return el(
      'div',
      { class: 'sheet', testid: 'scan-sheet' },
      el('h2', {}, '扫一扫'),
      el('p', { class: 'sheet-note' }, '这里没有摄像头：请粘贴二维码里的文字或网址。'),
      field,
      el(
        'div',
        { class: 'sheet-buttons' },
        el('button', { class: 'button', testid: 'scan-cancel', onclick: () => close(null) }, '取消'),
        el('button', { class: 'button button-primary', testid: 'scan-confirm', onclick: () => close(field.value.trim() || null) }, '确定'),
      ),
    );
  }, null);
}

/** Id of a mini-program code in a scanned text, if it is one of this sandbox. */
export function scannedCode(text: string): string | null {
  return URL.canParse(text) ? new URL(text).searchParams.get('scan') : null;
}

/** 扫一扫 of WeChat itself: opens the mini-program at the code's page. */
export async function scanSheet(phone: Phone): Promise<void> {
  const text = await askForScan();
  if (text === null) return;
  try {
    const { path } = await getScanTarget(scannedCode(text) ?? text);
    phone.openMiniProgram({ source: 'scan', path });
  } catch {
    toast('不是这个小程序的码');
  }
}
