import { getCodes, getScanTarget } from '../api.js';
import { el } from '../dom.js';
import { sheet, toast } from '../overlay.js';
import type { Phone } from '../phone.js';
import { chatTime } from '../time.js';
import type { CodeView, ScannedCode } from '../types.js';

/** In place of the camera: one of the newest mini-program codes, or the text that a code holds; null when the user turns back. */
export async function askForScan(): Promise<ScannedCode | null> {
  const codes = await getCodes();
  const chosen = await sheet<string | CodeView | null>((close) => {
    const field = el('input', { class: 'field', placeholder: '粘贴二维码的内容', testid: 'scan-input' });
    return el(
      'div',
      { class: 'sheet', testid: 'scan-sheet' },
      el('h2', {}, '扫一扫'),
      ...(codes.length > 0 ? [el('p', { class: 'sheet-note' }, '最近生成的小程序码，点按即扫描：'), codeList(codes, close)] : []),
      el('p', { class: 'sheet-note' }, '这里没有摄像头：其他码请粘贴二维码里的文字或网址。'),
      field,
      el(
        'div',
        { class: 'sheet-buttons' },
        el('button', { class: 'button', testid: 'scan-cancel', onclick: () => close(null) }, '取消'),
        el('button', { class: 'button button-primary', testid: 'scan-confirm', onclick: () => close(field.value.trim() || null) }, '确定'),
      ),
    );
  }, null);
  if (chosen === null) return null;
  return typeof chosen === 'string' ? readText(chosen) : { result: '', path: chosen.path };
}

function codeList(codes: CodeView[], close: (code: CodeView) => void): HTMLElement {
  const rows = codes.map((code) =>
    el(
      'button',
      { class: 'code-row', testid: `scan-code-${code.id}`, onclick: () => close(code) },
      el('span', { class: 'code-page' }, code.page),
      el('time', {}, chatTime(code.at)),
      el('span', { class: 'code-scene' }, `scene=${code.scene}`),
    ),
  );
  return el('div', { class: 'code-list' }, ...rows);
}

/** A text may be the address, or the id, of a mini-program code of this sandbox. */
async function readText(text: string): Promise<ScannedCode> {
  const id = URL.canParse(text) ? new URL(text).searchParams.get('scan') : text;
  const target = id === null ? null : await getScanTarget(id).catch(() => null);
  return target ? { result: '', path: target.path } : { result: text };
}

/** 扫一扫 of WeChat itself: opens the mini-program at the code's page. */
export async function scanSheet(phone: Phone): Promise<void> {
  const scanned = await askForScan();
  if (scanned === null) return;
  if (scanned.path) phone.openMiniProgram({ source: 'scan', path: scanned.path });
  else toast('不是这个小程序的码');
}
